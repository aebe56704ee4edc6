import { useState } from 'react'
import { useOpener } from './useOpener'

/** Which dialog of a page is open, and about what; closed, the keyboard is where it was. */
export function useDialog<Open>() {
  const [open, setOpen] = useState<Open | null>(null)
  const opener = useOpener()
  return {
    open,
    show(next: Open, from: HTMLElement | null) {
      opener.remember(from)
      setOpen(next)
    },
    close() {
      setOpen(null)
      opener.restore()
    },
  }
}
