import { quoteValue, withTerm } from '../ui/filter/terms'
import { ApiError } from './client'
import { loadFacets } from './facets'
import { type Answer, type BodyOf, inventory } from './inventory'

type Items = Answer<'vulnerability/list'>['items']
/** By name: which devices have it. */
export type Vulnerability = Extract<Items, { items: unknown }>['items'][number]
/** One vulnerability of one device. */
export type Instance = Extract<Items, unknown[]>[number]
export type AddressAction = BodyOf<'vulnerability/update', 'put'> extends { action: infer A } ? A : never
type Place = { offset: number; pagelength: number; signal?: AbortSignal }

/** The most tickets that one call takes. */
export const ticketsACall = 200
const namesAnExport = 20

/** The devices counted, not named: half a million of them would be read. */
const counted = { groupby: 'vulnerability', includeDeviceIdList: 'no', includeProfileList: 'no' } as const

export async function loadVulnerabilities(filter: string, { signal, ...place }: Place) {
  const query = { ...counted, filter, ...place }
  const { items, total } = await inventory.get('vulnerability/list', { query, signal })
  return { rows: (items as Extract<Items, { items: unknown }>).items, total }
}

/** The list counts its page alone; how many there are in all, the facets know. */
export async function loadInstances(filter: string, { signal, offset, pagelength }: Place) {
  const query = { groupby: 'device' as const, filter, offset, pagelength }
  const rows = (await inventory.get('vulnerability/list', { query, signal })).items as Instance[]
  const end = offset + rows.length
  if (rows.length < pagelength) return { rows, total: end }
  const { counted, is_exact } = await loadFacets('vulnerability', 'status', filter, '', signal).catch((error) => {
    if (signal?.aborted) throw error
    return { counted: end, is_exact: false }
  })
  return { rows, total: Math.max(end, counted), exact: is_exact && counted >= end }
}

/** How many devices have it, confirmed or potentially. */
export const deviceCount = (group: NonNullable<Vulnerability['data']['Confirmed']> | undefined) =>
  group === undefined ? 0 : typeof group.device === 'number' ? group.device : group.device.length

export async function findInstance(ticket: string, signal?: AbortSignal): Promise<Instance | null> {
  try {
    const { items } = await inventory.get('vulnerability', { query: { zb_ticketid: ticket }, signal })
    return items[0] ?? null
  } catch (error) {
    if (error instanceof ApiError && error.status === 404) return null
    throw error
  }
}

/** What is known of a vulnerability beyond one device; null where no device has it open. */
export async function findVulnerability(name: string, signal?: AbortSignal): Promise<Vulnerability | null> {
  const query = { ...counted, name }
  const { items } = await inventory.get('vulnerability/list', { query, signal })
  return (items as Extract<Items, { items: unknown }>).items[0] ?? null
}

export async function addressInstances(tickets: string[], action: AddressAction, reason: string, fullName: string) {
  const body = { ticketIdList: tickets, action, reason, full_name: fullName }
  const { updatedVulnerInstanceList } = await inventory.put('vulnerability/update', { body })
  const known = new Set(updatedVulnerInstanceList.map(({ zb_ticketid }) => zb_ticketid))
  return { missing: tickets.filter((ticket) => !known.has(ticket)) }
}

async function exported(filter: string, signal: AbortSignal) {
  const columns = 'zb_ticketid,vulnerability_name,name'
  const query = { format: 'json' as const, columns, filter: withTerm(filter, '-state:resolved') }
  const { vulnerabilities } = await inventory.get('export/vulnerabilities', { query, signal })
  return (vulnerabilities as unknown as Record<'zb_ticketid' | 'vulnerability_name' | 'name', string>[]).map(
    ({ zb_ticketid, vulnerability_name, name }) => ({ id: zb_ticketid, name: `${vulnerability_name}, ${name}` }),
  )
}

/** The open instances that a filter finds: all of them, or those of some vulnerabilities. */
export async function instanceNames(filter: string, of: string[] | null, signal: AbortSignal) {
  if (of === null) return exported(filter, signal)
  const found: { id: string; name: string }[] = []
  for (let from = 0; from < of.length; from += namesAnExport) {
    const names = of.slice(from, from + namesAnExport).map(quoteValue)
    found.push(...(await exported(withTerm(filter, `name:(${names.join(', ')})`), signal)))
  }
  return found
}
