import { infiniteQueryOptions, keepPreviousData } from '@tanstack/react-query'
import { request } from './client'
import type { DevicePage } from './types'

export const pageLength = 200
const pagesInMemory = 10

export const sortFields = [
  'hostname',
  'ip_address',
  'MAC',
  'category',
  'profile',
  'vendor',
  'site_name',
  'risk_score',
  'last_activity',
] as const
export type SortField = (typeof sortFields)[number]
export type Sort = { field: SortField; direction: 'asc' | 'desc' }
export type DeviceFilter = { search: string; sort: Sort }

function load({ search, sort }: DeviceFilter, offset: number, signal: AbortSignal) {
  const query = new URLSearchParams({
    detail: 'true',
    offset: String(offset),
    pagelength: String(pageLength),
    sortfield: sort.field,
    sortdirection: sort.direction,
  })
  if (search) query.set('search', search)
  return request<DevicePage>('GET', `/console/api/device/list?${query}`, { signal })
}

/** A sliding window of pages over the server's order; page parameters are offsets. */
export const deviceListQuery = (filter: DeviceFilter) =>
  infiniteQueryOptions({
    queryKey: ['devices', filter],
    queryFn: ({ pageParam, signal }) => load(filter, pageParam, signal),
    initialPageParam: 0,
    getNextPageParam: (last, _pages, offset) =>
      offset + last.devices.length < last.total && last.devices.length ? offset + pageLength : null,
    getPreviousPageParam: (_first, _pages, offset) => (offset > 0 ? offset - pageLength : null),
    maxPages: pagesInMemory,
    placeholderData: keepPreviousData,
  })
