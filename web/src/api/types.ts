export type Theme = 'auto' | 'light' | 'dark'
export type Role = 'owner' | 'administrator' | 'read-only'

export type SecondFactor = { on: boolean; recovery_codes_left: number }

export type Session = {
  user: { id: string; email: string; name: string }
  tenant: string
  tenants: string[]
  role: Role
  csrf: string
  confirmed_until: string
  expires: string
  second_factor: SecondFactor
  preferences: { theme: Theme }
}

export type Access = 'read-only' | 'read-write'
/** How `detected_date` is written for a key's clients; default: text on v4.0, a list on v1. */
export type DetectedDate = 'default' | 'text' | 'list'
export type KeyState = 'active' | 'disabled' | 'expired' | 'revoked'

export type AccessKey = {
  id: string
  label: string
  note: string
  access: Access
  networks: string[]
  state: KeyState
  created: string
  created_by: string
  expires: string
  /** Earlier than `expires` while a rotated key runs out its overlap. */
  valid_until: string
  detected_date: DetectedDate
  rotated_from: string | null
  rotated_to: string | null
  calls_last_hour: number
  last_used: { time: string; ip: string; route: string } | null
}

export type KeyPolicy = { max_active_keys: number; active_keys: number; max_key_days: number; may_write: boolean }
export type KeyList = { items: AccessKey[]; policy: KeyPolicy; api_url: string }

export type NewKey = {
  label: string
  note?: string
  access: Access
  networks: string[]
  expires_days?: number
  expires_at?: string
  detected_date?: DetectedDate
}

/** The one answer that holds the secret; never kept in a cache. */
export type IssuedKey = {
  key: AccessKey
  access_key_id: string
  access_key: string
  customerid: string
  url: string
  replaces?: AccessKey
}

/** What a retry with the same Idempotency-Key gets instead: the key without its secret. */
export type AlreadyIssued = { type: 'already-created'; key: AccessKey }

export type RiskLevel = 'Low' | 'Medium' | 'High' | 'Critical'

/** The fields of a device that the console shows; null or "" is unknown. */
export type Device = {
  deviceid: string
  hostname: string | null
  ip_address: string | null
  MAC?: string | null
  category: string | null
  profile: string | null
  vendor: string | null
  site_name: string | null
  profile_type?: string | null
  profile_vertical?: string | null
  model?: string | null
  os_group?: string | null
  confidence_score?: number | null
  first_seen_date?: string | null
  Source?: string | null
  trafficRestricted?: boolean
  allTags?: Tag[]
  risk_score: number | null
  risk_level: string | null
  last_activity: string | null
  number_of_critical_alerts: number
  number_of_warning_alerts: number
  number_of_caution_alerts: number
  number_of_info_alerts: number
}

export type Tag = { tagType: string; tagValue: string; tagId: string }

/** Not `total_is_exact`: there are more than `total`. */
export type DevicePage = { devices: Device[]; total: number; total_is_exact?: boolean }
