import { type InfiniteData, keepPreviousData, type QueryKey, useInfiniteQuery } from '@tanstack/react-query'

/** One page of a list, in whatever members the server has it. `exact` is false where there are more than `total`. */
export type Page<Row> = { rows: Row[]; total: number; exact?: boolean }

const pageLength = 200
/** 2,000 rows at most are kept: far ones are dropped, and fetched anew on the way back. */
const pagesInMemory = 10

type Source<Row> = {
  /** All that decides which rows there are: the filter, the order. */
  key: QueryKey
  load(place: { offset: number; pagelength: number; signal: AbortSignal }): Promise<Page<Row>>
}

const hasMore = ({ rows, total, exact = true }: Page<unknown>, offset: number) =>
  exact ? rows.length > 0 && offset + rows.length < total : rows.length === pageLength

/** A sliding window of pages over a list of the server. `rows[0]` is row number `offset` of `total`. */
export function useRows<Row>({ key, load }: Source<Row>): Rows<Row> {
  const query = useInfiniteQuery<Page<Row>, Error, InfiniteData<Page<Row>, number>, QueryKey, number>({
    queryKey: key,
    queryFn: ({ pageParam, signal }) => load({ offset: pageParam, pagelength: pageLength, signal }),
    initialPageParam: 0,
    getNextPageParam: (last, _pages, offset) => (hasMore(last, offset) ? offset + pageLength : null),
    getPreviousPageParam: (_first, _pages, offset) => (offset > 0 ? offset - pageLength : null),
    maxPages: pagesInMemory,
    placeholderData: keepPreviousData,
  })
  const pages = query.data?.pages ?? []
  return {
    query,
    view: JSON.stringify(key),
    total: pages.at(-1)?.total ?? 0,
    exact: pages.at(-1)?.exact ?? true,
    offset: query.data?.pageParams[0] ?? 0,
    rows: pages.flatMap((page) => page.rows),
  }
}

/** What tables ask of a list's call, whether it comes in pages or whole. */
type RowsQuery = {
  isPending: boolean
  isSuccess: boolean
  isError: boolean
  isFetching: boolean
  error: Error | null
  data: unknown
  hasNextPage: boolean
  hasPreviousPage: boolean
  refetch(): unknown
  fetchNextPage(): unknown
  fetchPreviousPage(): unknown
}

/** Not `exact`: there are more than `total`. */
export type Rows<Row> = {
  query: RowsQuery
  view: string
  total: number
  exact: boolean
  offset: number
  rows: Row[]
}
