import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef } from 'react'
import type { Rows } from './useRows'

const ahead = 40

/**
 * Draws only what is in sight, and fetches the neighbouring page when its end comes near. A new filter or order begins
 * at the top.
 */
export function useWindow<Row>({ query, view, offset, rows }: Rows<Row>, rowHeight: number, headHeight = 0) {
  const frame = useRef<HTMLDivElement>(null)
  const end = offset + rows.length
  const virtual = useVirtualizer({
    count: end + (query.hasNextPage ? 1 : 0),
    getScrollElement: () => frame.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    scrollPaddingStart: headHeight,
  })
  const drawnHeight = useRef(rowHeight)
  useEffect(() => {
    if (drawnHeight.current === rowHeight) return
    drawnHeight.current = rowHeight
    virtual.measure()
  }, [rowHeight, virtual])
  const drawnView = useRef(view)
  useEffect(() => {
    if (drawnView.current === view) return
    drawnView.current = view
    if (frame.current) frame.current.scrollTop = 0
  }, [view])
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
    shown: items.map(({ index }): { index: number; row: Row | undefined } => ({ index, row: rows[index - offset] })),
    scrollTo: (index: number) => virtual.scrollToIndex(index),
  }
}
