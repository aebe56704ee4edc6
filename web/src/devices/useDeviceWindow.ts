import { useInfiniteQuery } from '@tanstack/react-query'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef } from 'react'
import { type DeviceFilter, deviceListQuery } from '../api/devices'
import type { Device } from '../api/types'

const ahead = 40

/** The pages of the list that are in memory, as one run of rows that begins at `offset`. */
export function useDevices(filter: DeviceFilter) {
  const query = useInfiniteQuery(deviceListQuery(filter))
  const pages = query.data?.pages ?? []
  return {
    query,
    total: pages.at(-1)?.total ?? 0,
    offset: Number(query.data?.pageParams[0] ?? 0),
    rows: pages.flatMap((page) => page.devices),
  }
}

export type Devices = ReturnType<typeof useDevices>

/** Draws only what is in sight, and fetches the neighbouring page when its end comes near. */
export function useDeviceWindow({ query, offset, rows }: Devices, rowHeight: number) {
  const frame = useRef<HTMLDivElement>(null)
  const end = offset + rows.length
  const virtual = useVirtualizer({
    count: end + (query.hasNextPage ? 1 : 0),
    getScrollElement: () => frame.current,
    estimateSize: () => rowHeight,
    overscan: 8,
  })
  const items = virtual.getVirtualItems()
  const first = items[0]?.index ?? 0
  const last = items.at(-1)?.index ?? 0

  const { hasNextPage, hasPreviousPage, isFetching, isError, fetchNextPage, fetchPreviousPage } = query
  useEffect(() => {
    if (isFetching || isError) return
    if (hasPreviousPage && first < offset + ahead) fetchPreviousPage()
    else if (hasNextPage && last > end - ahead) fetchNextPage()
  }, [first, last, offset, end, isFetching, isError, hasNextPage, hasPreviousPage, fetchNextPage, fetchPreviousPage])

  return {
    frame,
    before: items[0]?.start ?? 0,
    after: virtual.getTotalSize() - (items.at(-1)?.end ?? 0),
    shown: items.map(({ index }): { index: number; device: Device | undefined } => ({
      index,
      device: rows[index - offset],
    })),
    toTop: () => virtual.scrollToOffset(0),
  }
}
