import { Anchor, EmptyState } from '@mantine/core'
import { IconDevices2, IconId } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { loadProfiles, type Profile } from '../../api/catalogue'
import { formatNumber } from '../../text/number'
import { visible } from '../../text/visible'
import { Foreign } from '../../ui/Foreign'
import { devicesWith } from '../../ui/filter/address'
import { ListPage, ListTools } from '../../ui/ListPage'
import { NothingFound } from '../../ui/NothingFound'
import { SearchField } from '../../ui/SearchField'
import type { Column } from '../../ui/table/column'
import { DataTable } from '../../ui/table/DataTable'
import { useSort } from '../../ui/table/useSort'
import { useWholeList } from '../../ui/table/useWholeList'
import { useParam } from '../../ui/useParam'
import { ListCount } from '../ListCount'

const texts = ({ profile, category, vertical }: Profile) => [profile, category, vertical]
const order: Record<string, (row: Profile) => string> = {
  profile: ({ profile }) => profile,
  category: ({ category }) => category,
  vertical: ({ vertical }) => vertical,
}

export default function ProfilesPage() {
  const { t } = useTranslation(['catalogue', 'table'])
  const [search, setSearch] = useParam('search')
  const devices = ({ profile }: Profile) => (
    <Anchor
      component={Link}
      to={devicesWith('profile', profile)}
      aria-label={t('devicesWith', { name: visible(profile) })}
      className="nowrap"
    >
      <IconDevices2 size={15} stroke={1.6} aria-hidden style={{ verticalAlign: '-3px' }} /> {t('devices')}
    </Anchor>
  )
  const columns: Column<Profile>[] = [
    {
      name: 'profile',
      title: t('columns.profile'),
      width: 320,
      sortable: 'low',
      cell: ({ profile }) => <Foreign value={profile} />,
    },
    {
      name: 'category',
      title: t('columns.category'),
      width: 220,
      sortable: 'low',
      cell: ({ category }) => <Foreign value={category} />,
    },
    {
      name: 'vertical',
      title: t('columns.vertical'),
      width: 160,
      sortable: 'low',
      cell: ({ vertical }) => <Foreign value={vertical} />,
    },
    { name: 'devices', title: t('columns.devices'), width: 110, cell: devices },
  ]
  const [sort, sortBy] = useSort(columns, { field: 'profile', direction: 'asc' })
  const { rows } = useWholeList({ key: ['profiles'], load: loadProfiles, search, texts, sort, by: order })

  return (
    <ListPage title={t('profiles.title')} about={t('profiles.about')}>
      <DataTable
        label={t('profiles.title')}
        columns={columns}
        rows={rows}
        rowId={({ profile }) => profile}
        sort={sort}
        onSort={sortBy}
        failed={t('profiles.failed')}
        tools={
          <ListTools
            search={
              <SearchField
                label={t('profiles.search')}
                hint={t('profiles.searchHint')}
                clearLabel={t('table:clearSearch')}
                value={search}
                onChange={setSearch}
              />
            }
          >
            <ListCount>
              {rows.query.isSuccess && t('profiles.total', { count: rows.total, shown: formatNumber(rows.total) })}
            </ListCount>
          </ListTools>
        }
        card={(row) => (
          <>
            <Foreign value={row.profile} />
            {devices(row)}
            <Foreign value={row.category} />
            <span className="dimmed">
              <Foreign value={row.vertical} />
            </span>
          </>
        )}
        empty={
          search ? (
            <NothingFound search={search} about={t('profiles.searchAbout')} onClear={() => setSearch('')} />
          ) : (
            <EmptyState icon={<IconId />} title={t('profiles.none')} mt="xl" />
          )
        }
      />
    </ListPage>
  )
}
