import { request } from './client'
import { inventoryPath } from './inventory'
import type { DevicePage } from './types'

export type DeviceOrder = { field: string; direction: 'asc' | 'desc' }
export type DeviceFilter = { search: string; filter: string; sort: DeviceOrder }
type Place = { offset: number; pagelength: number; signal?: AbortSignal }

export async function loadDevices({ search, filter, sort }: DeviceFilter, { signal, ...place }: Place) {
  const query = { detail: true, search, filter, sortfield: sort.field, sortdirection: sort.direction, ...place }
  const page = await request<DevicePage>('GET', inventoryPath('device/list', query), { signal })
  return { rows: page.devices, total: page.total, exact: page.total_is_exact }
}

/** Which devices: these, or all that are found. */
export type Which = { ids: string[] } | { filter: string; search: string }
export type BulkAction =
  | { action: 'tag' | 'untag'; tag: { tagType: string; tagValue: string } }
  | { action: 'attribute'; attribute: string; value: string }
  | { action: 'site'; site: string }
export type BulkPreview = { total: number; too_many: boolean }
export type BulkResult = {
  total: number
  done: number
  failed: number
  problems: { deviceid: string; message: string }[]
}

const bulk = '/console/api/device/bulk'
/** The most that one call changes. */
export const mostDevices = 10_000

/** How many devices it would be; changes nothing. */
export const previewChange = (which: Which, action: BulkAction) =>
  request<BulkPreview>('POST', bulk, { body: { ...which, ...action, preview: true } })

/** `expected`: how many it has to be still, else 409 `changed-match`. */
export const changeDevices = (which: Which, action: BulkAction, expected?: number) =>
  request<BulkResult>('POST', bulk, { body: { ...which, ...action, ...(expected !== undefined && { expected }) } })
