import { queryOptions } from '@tanstack/react-query'
import { request } from './client'

export const settingNumbers = ['max_active_keys', 'max_key_days', 'session_idle_minutes', 'session_hours'] as const
export type SettingNumber = (typeof settingNumbers)[number]
export type Settings = Record<SettingNumber, number> & { credentials_in_query: boolean }

export type SettingsAnswer = {
  settings: Settings
  ranges: Record<SettingNumber, [number, number]>
  /** `calls_per_minute`: 0 is the contract's own figure, -1 unlimited. */
  by_operator: { calls_per_minute: number; tsg_id: string }
  may_change: boolean
}

export const settingsQuery = queryOptions({
  queryKey: ['admin', 'settings'],
  queryFn: ({ signal }) => request<SettingsAnswer>('GET', '/console/admin/settings', { signal }),
})

export const saveSettings = (changed: Partial<Settings>) =>
  request<SettingsAnswer>('PUT', '/console/admin/settings', { body: changed })
