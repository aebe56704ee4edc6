import type { Access, DetectedDate, NewKey } from '../../api/types'
import { parseNetworks } from '../../text/network'
import { dateFieldValue, day, endOfDay } from '../../text/time'

export type Lifetime = { days: number } | { date: string }
export type Draft = {
  label: string
  note: string
  detectedDate: DetectedDate
  access: Access
  networks: string
  lifetime: Lifetime
}

const presets = [30, 90, 180, 365, 3650]

/** The presets the tenant allows, and its maximum itself where it lies between them. */
export function lifetimes(maxDays: number): number[] {
  const allowed = presets.filter((days) => days <= maxDays)
  return maxDays < 3650 && !allowed.includes(maxDays) ? [...allowed, maxDays] : allowed
}

export const newDraft = (maxDays: number): Draft => ({
  label: '',
  note: '',
  detectedDate: 'default',
  access: 'read-only',
  networks: '',
  lifetime: { days: Math.min(365, maxDays) },
})

export const lastDate = (maxDays: number, now: number) => dateFieldValue(now + maxDays * day)

/** The exact end, or null while the date is not one the tenant allows. */
export function endOf(lifetime: Lifetime, maxDays: number, now: number): Date | null {
  if ('days' in lifetime) return new Date(now + lifetime.days * day)
  if (!/^\d{4}-\d{2}-\d{2}$/.test(lifetime.date) || lifetime.date > lastDate(maxDays, now)) return null
  const end = Math.min(endOfDay(lifetime.date).getTime(), now + maxDays * day)
  return end > now ? new Date(end) : null
}

export function toNewKey(draft: Draft, maxDays: number, now: number): NewKey {
  const { label, note, detectedDate, access, networks, lifetime } = draft
  return {
    label: label.trim(),
    ...(note.trim() && { note: note.trim() }),
    access,
    networks: parseNetworks(networks).networks,
    ...('days' in lifetime
      ? { expires_days: lifetime.days }
      : { expires_at: endOf(lifetime, maxDays, now)?.toISOString() }),
    ...(detectedDate !== 'default' && { detected_date: detectedDate }),
  }
}
