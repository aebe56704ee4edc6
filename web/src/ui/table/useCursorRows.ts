import { type InfiniteData, keepPreviousData, type QueryKey, useInfiniteQuery } from '@tanstack/react-query'
import type { Page, Rows } from './useRows'

export type CursorPage<Row, Cursor> = { rows: Row[]; next: Cursor | null }

type Source<Row, Cursor> = {
  /** All that decides which rows there are. */
  key: QueryKey
  load(place: { cursor: Cursor | null; signal: AbortSignal }): Promise<CursorPage<Row, Cursor>>
}

/** Rows of a list that is read by cursor: how many there are in all is not known before its end. */
export function useCursorRows<Row, Cursor extends string | number>({ key, load }: Source<Row, Cursor>): Rows<Row> {
  type Loaded = Page<Row> & { next: Cursor | null }
  const query = useInfiniteQuery<Loaded, Error, InfiniteData<Loaded, Cursor | null>, QueryKey, Cursor | null>({
    queryKey: key,
    queryFn: async ({ pageParam, signal }) => {
      const page = await load({ cursor: pageParam as Cursor | null, signal })
      return { ...page, total: page.rows.length }
    },
    initialPageParam: null,
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
  })
  const rows = query.data?.pages.flatMap((page) => page.rows) ?? []
  return {
    // The table reads the query's state and rows, never its page parameters.
    query: query as unknown as Rows<Row>['query'],
    view: JSON.stringify(key),
    total: rows.length + (query.hasNextPage ? 1 : 0),
    exact: !query.hasNextPage,
    offset: 0,
    rows,
  }
}
