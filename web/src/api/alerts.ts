import { ApiError } from './client'
import { type Answer, type BodyOf, inventory } from './inventory'

export type Alert = Answer<'alert/list'>['items'][number]
export type AlertFilter = { filter: string; openOnly: boolean; sort: { field: string; direction: 'asc' | 'desc' } }
type Place = { offset: number; pagelength: number; signal?: AbortSignal }

/** Why an alert was resolved, in the words that the server takes and keeps. */
export const reasonTypes = [
  'Issue Mitigated',
  'No Action Needed',
  'VPN protected connections',
  'Trusted remote destination',
  'Normal behavior for this device',
  'Normal behavior for all devices in the same IoT profile',
  'Other',
] as const
export type ReasonType = (typeof reasonTypes)[number]

const longestTicket = 64

export async function loadAlerts({ filter, openOnly, sort }: AlertFilter, { signal, ...place }: Place) {
  const query = {
    resolved: openOnly ? ('no' as const) : undefined,
    filter,
    sortfield: sort.field,
    sortdirection: sort.direction,
    ...place,
  }
  const { items, total } = await inventory.get('alert/list', { query, signal })
  return { rows: items, total }
}

/**
 * By its id, or by its ticket with or without `alert-`: links of other products name the ticket without it. Null: there
 * is no such alert.
 */
export async function findAlert(name: string, signal?: AbortSignal): Promise<Alert | null> {
  if (/^[0-9a-f]{24}$/.test(name)) {
    const { items } = await inventory.get('alert/list', { query: { filter: `id:${name}`, pagelength: 1 }, signal })
    if (items[0]) return items[0]
  }
  const ticket = name.startsWith('alert-') ? name : `alert-${name}`
  if (ticket.length > longestTicket) return null
  try {
    const { items } = await inventory.get('alert', { query: { zb_ticketid: ticket }, signal })
    return items[0] ?? null
  } catch (error) {
    if (error instanceof ApiError && error.status === 404) return null
    throw error
  }
}

export const resolveAlert = (id: string, reason: string, types: ReasonType[]) =>
  inventory.put('alert/update', {
    query: { id },
    body: { reason, reason_type: types, resolved: 'yes' } satisfies BodyOf<'alert/update', 'put'>,
  })

/** The ids and names of all that a filter finds, in one answer. */
export async function alertNames(filter: string, signal: AbortSignal) {
  const query = { format: 'json' as const, columns: 'id,name', filter }
  const { alerts } = await inventory.get('export/alerts', { query, signal })
  return alerts as unknown as { id: string; name: string }[]
}
