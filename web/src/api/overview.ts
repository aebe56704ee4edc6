import { request } from './client'

export type Count = { value: string; count: number }
/** Of alerts, by the API's words. */
export type BySeverity = { high: number; medium: number; low: number; info: number }

/** `day`: UTC, `YYYY-MM-DD`; the last 30, the oldest first. docs/console-api.md */
export type Overview = {
  as_of: string
  devices: {
    total: number
    active_24h: number
    by_category: Count[]
    by_risk_level: Record<string, number>
    new_by_day: { day: string; count: number }[]
  }
  alerts: { open: BySeverity; by_day: { day: string; raised: BySeverity; resolved: number; open: number }[] }
  vulnerabilities: { open: Record<string, number> }
  most_exposed: {
    deviceid: string
    hostname: string
    category: string
    profile: string
    risk_score: number | null
    risk_level: string
    open_alerts: number
    open_vulnerabilities: number
  }[]
  ingestion: {
    newest_activity: string | null
    last_import: { time: string; kind: string; state: string } | null
    last_discovery: string | null
  }
}

export const loadOverview = (signal: AbortSignal) => request<Overview>('GET', '/console/api/overview', { signal })
