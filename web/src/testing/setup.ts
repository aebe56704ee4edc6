import { notifications } from '@mantine/notifications'
import { cleanup, configure } from '@testing-library/react'
import { afterEach, beforeEach, vi } from 'vitest'
import { startI18nWith } from '../app/i18n'

const words = import.meta.glob<{ default: object }>('../locales/en/*.json', { eager: true })
const named = Object.entries(words).map(([path, { default: text }]) => [path.match(/(\w+)\.json$/)?.[1], text])
startI18nWith({ en: Object.fromEntries(named) })

// A busy machine is not a failure.
configure({ asyncUtilTimeout: 10_000 })

beforeEach(() => {
  // Menus and dialogs show at once.
  vi.stubGlobal('matchMedia', (query: string) => ({
    matches: query.includes('reduced-motion'),
    media: query,
    addEventListener() {},
    removeEventListener() {},
  }))
})

afterEach(() => {
  cleanup()
  notifications.clean()
  vi.unstubAllGlobals()
  vi.useRealTimers()
})
