import { request } from './client'
import { inventoryPath } from './inventory'
import type { DevicePage } from './types'

export type DeviceOrder = { field: string; direction: 'asc' | 'desc' }
export type DeviceFilter = { search: string; filter: string; sort: DeviceOrder }
type Place = { offset: number; pagelength: number; signal?: AbortSignal }

export async function loadDevices({ search, filter, sort }: DeviceFilter, { signal, ...place }: Place) {
  const query = { detail: true, search, filter, sortfield: sort.field, sortdirection: sort.direction, ...place }
  const page = await request<DevicePage>('GET', inventoryPath('device/list', query), { signal })
  return { rows: page.devices, total: page.total }
}
