import { useSearchParams } from 'react-router'
import type { Column, Sort } from './column'

type Sortable = Pick<Column<never>, 'name' | 'sortable'>

/** The order lives in the address; what is no column that can be ordered by falls back to the first. */
export function useSort(columns: Sortable[], first: Sort): [Sort, (field: string) => void] {
  const [params, setParams] = useSearchParams()
  const column = columns.find(({ name, sortable }) => sortable && name === params.get('sort'))
  const sort: Sort = column
    ? { field: column.name, direction: params.get('direction') === 'asc' ? 'asc' : 'desc' }
    : first

  function sortBy(field: string) {
    const start = columns.find(({ name }) => name === field)?.sortable === 'high' ? 'desc' : 'asc'
    const turned = sort.direction === 'asc' ? 'desc' : 'asc'
    const direction = field === sort.field ? turned : start
    setParams((before) => {
      // The page's own order needs no word: an address or a saved view without one means the same.
      if (field === first.field && direction === first.direction) {
        before.delete('sort')
        before.delete('direction')
      } else {
        before.set('sort', field)
        before.set('direction', direction)
      }
      return before
    })
  }

  return [sort, sortBy]
}
