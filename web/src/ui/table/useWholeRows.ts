import { type QueryKey, useQueryClient } from '@tanstack/react-query'
import { useRows } from './useRows'

type Source<Row> = { key: QueryKey; load(signal: AbortSignal): Promise<Row[]> }

/** A list that the server gives whole, in its own order. */
export function useWholeRows<Row>({ key, load }: Source<Row>) {
  const queries = useQueryClient()
  const rows = useRows<Row>({
    key,
    load: async ({ signal }) => {
      const items = await load(signal)
      return { rows: items, total: items.length }
    },
  })
  return { ...rows, refresh: () => queries.invalidateQueries({ queryKey: key }) }
}
