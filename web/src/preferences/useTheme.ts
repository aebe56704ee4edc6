import { useMantineColorScheme } from '@mantine/core'
import { saveTheme } from '../api/session'
import type { Theme } from '../api/types'
import { useTell } from '../ui/useTell'

/** Shows the chosen theme at once and keeps it with the person's preferences. */
export function useTheme() {
  const { setColorScheme } = useMantineColorScheme()
  const tell = useTell()
  return (theme: Theme) => {
    setColorScheme(theme)
    saveTheme(theme).catch(tell.failure)
  }
}
