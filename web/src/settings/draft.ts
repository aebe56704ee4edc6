import { type SettingNumber, type Settings, type SettingsAnswer, settingNumbers } from '../api/settings'

/** Numbers as they are typed. */
export type SettingsDraft = Record<SettingNumber, string> & { credentials_in_query: boolean }

export const toDraft = (settings: Settings): SettingsDraft => ({
  max_active_keys: String(settings.max_active_keys),
  max_key_days: String(settings.max_key_days),
  session_idle_minutes: String(settings.session_idle_minutes),
  session_hours: String(settings.session_hours),
  credentials_in_query: settings.credentials_in_query,
})

export function inRange(text: string, [least, most]: [number, number]): boolean {
  return /^\d{1,9}$/.test(text.trim()) && Number(text) >= least && Number(text) <= most
}

/** The members that differ: those left out stay as they are. */
export function changes(draft: SettingsDraft, { settings }: SettingsAnswer): Partial<Settings> {
  const changed: Partial<Settings> = {}
  for (const name of settingNumbers) if (Number(draft[name]) !== settings[name]) changed[name] = Number(draft[name])
  if (draft.credentials_in_query !== settings.credentials_in_query)
    changed.credentials_in_query = draft.credentials_in_query
  return changed
}
