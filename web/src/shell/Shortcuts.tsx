import { useHotkeys } from '@mantine/hooks'
import { lazy, Suspense, useState } from 'react'
import { HelpSheet } from './HelpSheet'

const Palette = lazy(() => import('./Palette'))

/** The keys that work on every page; `/` belongs to the search in the top bar. */
export function Shortcuts() {
  const [open, setOpen] = useState<'palette' | 'help' | null>(null)
  useHotkeys([['mod+K', () => setOpen('palette')]], [])
  useHotkeys([['shift+?', () => setOpen('help')]])
  if (open === 'help') return <HelpSheet onClose={() => setOpen(null)} />
  if (open !== 'palette') return null
  return (
    <Suspense fallback={null}>
      <Palette onClose={() => setOpen((now) => (now === 'palette' ? null : now))} onHelp={() => setOpen('help')} />
    </Suspense>
  )
}
