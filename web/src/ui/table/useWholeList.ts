import { type QueryKey, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Sort } from './column'
import type { Rows } from './useRows'

type Sortable = string | number | null

type Source<Row> = {
  key: QueryKey
  load(signal: AbortSignal): Promise<Row[]>
  /** What is searched for: it stands in one of the `texts`, in whatever case. */
  search: string
  texts(row: Row): (string | null)[]
  /** Other conditions; `view` names them, for a list that changes begins at its top. */
  keep?: { view: string; row(row: Row): boolean }
  sort: Sort
  /** By the name of a column: what its rows are ordered by. */
  by: Record<string, (row: Row) => Sortable>
}

const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' })
const none = () => {}

/** What is unknown stands last, whichever the direction. */
function compare(a: Sortable, b: Sortable, turn: 1 | -1): number {
  if (a === b) return 0
  if (a === null || a === '') return 1
  if (b === null || b === '') return -1
  return turn * (typeof a === 'number' && typeof b === 'number' ? a - b : collator.compare(String(a), String(b)))
}

/** A list that the server gives whole: searched and ordered here, drawn by the same table. */
export function useWholeList<Row>({ key, load, search, texts, keep, sort, by }: Source<Row>) {
  const query = useQuery({ queryKey: key, queryFn: ({ signal }) => load(signal) })
  const all = query.data
  const wanted = search.trim().toLowerCase()

  // biome-ignore lint/correctness/useExhaustiveDependencies: the functions are the same as long as what they stand for is
  const shown = useMemo(() => {
    const kept = (all ?? []).filter(
      (row) => (!keep || keep.row(row)) && (!wanted || texts(row).some((text) => text?.toLowerCase().includes(wanted))),
    )
    const value = by[sort.field]
    const turn = sort.direction === 'asc' ? 1 : -1
    return value ? kept.sort((a, b) => compare(value(a), value(b), turn)) : kept
  }, [all, wanted, keep?.view, sort.field, sort.direction, by])

  const rows: Rows<Row> = {
    query: { ...query, hasNextPage: false, hasPreviousPage: false, fetchNextPage: none, fetchPreviousPage: none },
    view: JSON.stringify([key, wanted, keep?.view, sort]),
    total: shown.length,
    exact: true,
    offset: 0,
    rows: shown,
  }
  return { rows, all }
}
