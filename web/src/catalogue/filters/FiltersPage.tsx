import { Anchor, EmptyState } from '@mantine/core'
import { IconFilter } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { attributesQuery, type SavedFilter, savedFiltersQuery } from '../../api/catalogue'
import { inventory } from '../../api/inventory'
import { useSession } from '../../api/session'
import { formatNumber } from '../../text/number'
import { visible } from '../../text/visible'
import { Foreign, Unknown } from '../../ui/Foreign'
import { devicesFound } from '../../ui/filter/address'
import { ListPage, ListTools } from '../../ui/ListPage'
import { NothingFound } from '../../ui/NothingFound'
import { SearchField } from '../../ui/SearchField'
import { Day } from '../../ui/Time'
import type { Column } from '../../ui/table/column'
import { DataTable } from '../../ui/table/DataTable'
import { useSort } from '../../ui/table/useSort'
import { useWholeList } from '../../ui/table/useWholeList'
import { useDialog } from '../../ui/useDialog'
import { useParam } from '../../ui/useParam'
import { ListCount } from '../ListCount'
import { FilterDialog } from './FilterDialog'
import { FilterWords } from './FilterWords'
import { asFilter, conditions } from './meaning'

const texts = ({ filterName, filter }: SavedFilter) => [
  filterName,
  ...conditions(filter).flatMap(({ field, values }) => [field, ...values]),
]
const order: Record<string, (filter: SavedFilter) => string> = {
  name: ({ filterName }) => filterName,
  created: ({ createdAt }) => createdAt,
}
const loadFilters = (signal: AbortSignal) => inventory.get('filters', { signal }).then(({ filters }) => filters)

export default function FiltersPage() {
  const { t } = useTranslation(['catalogue', 'table'])
  const { tenant } = useSession()
  const [search, setSearch] = useParam('search')
  const { open, show, close } = useDialog<SavedFilter>()
  const { data: attributes } = useQuery(attributesQuery)
  const usedBy = ({ filterId }: SavedFilter) =>
    attributes
      ?.filter(({ ruleOrders }) => ruleOrders.some((rule) => rule.filterId === filterId))
      .map(({ customAttributeName }) => customAttributeName)

  const name = (filter: SavedFilter) => (
    <Anchor
      component="button"
      type="button"
      ta="left"
      maw="100%"
      onClick={(event) => show(filter, event.currentTarget)}
    >
      <Foreign value={filter.filterName} />
    </Anchor>
  )
  const devices = (filter: SavedFilter) => {
    const text = asFilter(filter.filter)
    if (text === null) return <Unknown />
    return (
      <Anchor
        component={Link}
        to={devicesFound(text)}
        aria-label={t('filters.devicesOf', { name: visible(filter.filterName) })}
      >
        {t('devices')}
      </Anchor>
    )
  }
  const columns: Column<SavedFilter>[] = [
    { name: 'name', title: t('columns.name'), width: 220, sortable: 'low', cell: name },
    { name: 'selects', title: t('columns.selects'), width: 420, cell: (filter) => <FilterWords filter={filter} /> },
    {
      name: 'used',
      title: t('columns.used'),
      width: 180,
      cell: (filter) => <Foreign value={usedBy(filter)?.join(', ')} />,
    },
    {
      name: 'created',
      title: t('columns.created'),
      width: 120,
      sortable: 'high',
      cell: ({ createdAt }) => <Day value={createdAt} />,
    },
    { name: 'devices', title: t('columns.devices'), width: 100, cell: devices },
  ]
  const [sort, sortBy] = useSort(columns, { field: 'name', direction: 'asc' })
  const key = savedFiltersQuery.queryKey
  const { rows } = useWholeList({ key, load: loadFilters, search, texts, sort, by: order })

  return (
    <ListPage title={t('filters.title')} about={t('filters.about')}>
      <DataTable
        label={t('filters.title')}
        columns={columns}
        rows={rows}
        rowId={({ filterId }) => filterId}
        sort={sort}
        onSort={sortBy}
        onOpen={(filter) => show(filter, null)}
        failed={t('filters.failed')}
        tools={
          <ListTools
            search={
              <SearchField
                label={t('filters.search')}
                hint={t('filters.searchHint')}
                clearLabel={t('table:clearSearch')}
                value={search}
                onChange={setSearch}
              />
            }
          >
            <ListCount>
              {rows.query.isSuccess && t('filters.total', { count: rows.total, shown: formatNumber(rows.total) })}
            </ListCount>
          </ListTools>
        }
        card={(filter) => (
          <>
            {name(filter)}
            {devices(filter)}
            <FilterWords filter={filter} />
          </>
        )}
        empty={
          search ? (
            <NothingFound search={search} about={t('filters.searchAbout')} onClear={() => setSearch('')} />
          ) : (
            <EmptyState icon={<IconFilter />} title={t('filters.none')} description={t('filters.noneAbout')} mt="xl">
              <code>iot-guardian import filters FILE --tenant {visible(tenant)}</code>
            </EmptyState>
          )
        }
      />
      {open && <FilterDialog filter={open} usedBy={usedBy(open) ?? []} onClose={close} />}
    </ListPage>
  )
}
