import { useSearchParams } from 'react-router'
import { type DeviceFilter, loadDevices } from '../api/devices'
import { useFilter } from '../ui/filter/useFilter'
import type { Column } from '../ui/table/column'
import { useRows } from '../ui/table/useRows'
import { useSort } from '../ui/table/useSort'

/** The list as the address asks for it. */
export function useDevices(columns: Pick<Column<never>, 'name' | 'sortable'>[]) {
  const [params, setParams] = useSearchParams()
  const [filter, setFilter] = useFilter()
  const [sort, sortBy] = useSort(columns, { field: 'risk_score', direction: 'desc' })
  const asked: DeviceFilter = { search: params.get('search') ?? '', filter, sort }
  const rows = useRows({ key: ['devices', asked], load: (place) => loadDevices(asked, place) })

  const setSearch = (search: string) =>
    setParams(
      (before) => {
        if (search.trim()) before.set('search', search.trim())
        else before.delete('search')
        return before
      },
      { replace: true },
    )

  return { asked, rows, sortBy, setFilter, setSearch }
}
