import { useSearchParams } from 'react-router'
import { type DeviceFilter, type Sort, type SortField, sortFields } from '../api/devices'

const isSortField = (value: string | null): value is SortField => sortFields.some((field) => field === value)

// Where the interesting end of a column is its high one.
const highFirst: SortField[] = ['risk_score', 'last_activity']

/** Search and order live in the address: a view can be linked to, and Back returns to it. */
export function useDeviceFilter() {
  const [params, setParams] = useSearchParams()
  const asked = params.get('sort')
  const sort: Sort = isSortField(asked)
    ? { field: asked, direction: params.get('direction') === 'asc' ? 'asc' : 'desc' }
    : { field: 'risk_score', direction: 'desc' }
  const filter: DeviceFilter = { search: params.get('search') ?? '', sort }

  const change = (changes: Record<string, string>, replace: boolean) =>
    setParams(
      (before) => {
        for (const [name, value] of Object.entries(changes)) {
          if (value) before.set(name, value)
          else before.delete(name)
        }
        return before
      },
      { replace },
    )

  return {
    filter,
    setSearch: (search: string) => change({ search: search.trim() }, true),
    sortBy(next: SortField) {
      const first = highFirst.includes(next) ? 'desc' : 'asc'
      const other = first === 'desc' ? 'asc' : 'desc'
      change({ sort: next, direction: next === sort.field && sort.direction === first ? other : first }, false)
    },
  }
}
