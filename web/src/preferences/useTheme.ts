import { saveTheme, useSession } from '../api/session'
import type { Theme } from '../api/types'
import { useTell } from '../ui/useTell'

/** The person's theme; the session gate is what puts it on. */
export function useTheme(): [Theme, (theme: Theme) => void] {
  const { preferences } = useSession()
  const tell = useTell()
  return [preferences.theme, (theme) => saveTheme(theme).catch(tell.failure)]
}
