import { Button, EmptyState, Text } from '@mantine/core'
import { IconBuilding, IconDevices2, IconPencil, IconTrash } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { inventory } from '../../api/inventory'
import { defaultSiteId, type Site, siteListQuery } from '../../api/network'
import { useMayWrite } from '../../api/useMayWrite'
import { formatNumber } from '../../text/number'
import { visible } from '../../text/visible'
import { ConfirmDialog } from '../../ui/ConfirmDialog'
import { Foreign } from '../../ui/Foreign'
import { devicesWith } from '../../ui/filter/address'
import { ListPage, ListTools } from '../../ui/ListPage'
import { NothingFound } from '../../ui/NothingFound'
import { RowMenu } from '../../ui/RowMenu'
import { SearchField } from '../../ui/SearchField'
import { DataTable } from '../../ui/table/DataTable'
import { useSort } from '../../ui/table/useSort'
import { useWholeList } from '../../ui/table/useWholeList'
import { useChanged } from '../../ui/useChanged'
import { useDialog } from '../../ui/useDialog'
import { useParam } from '../../ui/useParam'
import { useTell } from '../../ui/useTell'
import { siteOrder, useSiteColumns } from './columns'
import { SiteDialog } from './SiteDialog'

type Open = { action: 'create' } | { action: 'change' | 'delete'; site: Site }

const texts = ({ external_id, description, location, group }: Site) => [external_id, description, location, group]
const loadSites = (signal: AbortSignal) => inventory.get('site', { signal }).then(({ list }) => list)

export default function SitesPage() {
  const { t } = useTranslation(['network', 'table', 'common'])
  const [search, setSearch] = useParam('search')
  const mayWrite = useMayWrite()
  const dialog = useDialog<Open>()

  const columns = useSiteColumns((site) => menu(site))
  const [sort, sortBy] = useSort(columns, { field: 'name', direction: 'asc' })
  const { rows } = useWholeList({ key: siteListQuery.queryKey, load: loadSites, search, texts, sort, by: siteOrder })

  function menu(site: Site) {
    const devices = { label: t('showDevices'), icon: IconDevices2, to: devicesWith('site', site.external_id) }
    const change = (action: 'change' | 'delete') => (from: HTMLElement | null) => dialog.show({ action, site }, from)
    const changes = [
      { label: t('sites.changeVerb'), icon: IconPencil, run: change('change') },
      ...(site.siteid === defaultSiteId
        ? []
        : [{ label: t('sites.deleteVerb'), icon: IconTrash, run: change('delete') }]),
    ]
    return <RowMenu of={site.external_id} actions={[devices, ...(mayWrite ? changes : [])]} />
  }

  const create = (
    <Button
      disabled={!mayWrite}
      title={mayWrite ? undefined : t('common:mayNotChange')}
      onClick={(event) => dialog.show({ action: 'create' }, event.currentTarget)}
    >
      {t('sites.create')}
    </Button>
  )
  const { open, close } = dialog
  return (
    <ListPage title={t('sites.title')} about={t('sites.about')} action={create}>
      <DataTable
        label={t('sites.title')}
        columns={columns}
        rows={rows}
        rowId={({ siteid }) => siteid}
        sort={sort}
        onSort={sortBy}
        failed={t('sites.failed')}
        tools={
          <ListTools
            search={
              <SearchField
                label={t('sites.search')}
                hint={t('sites.searchHint')}
                clearLabel={t('table:clearSearch')}
                value={search}
                onChange={setSearch}
              />
            }
          >
            <Text role="status" c="dimmed" className="nowrap">
              {rows.query.isSuccess && t('sites.total', { count: rows.total, shown: formatNumber(rows.total) })}
            </Text>
          </ListTools>
        }
        card={(site) => (
          <>
            <Foreign value={site.external_id} />
            {menu(site)}
            <Foreign value={site.location || site.description} />
            <span className="dimmed">{t('sites.subnetCount', { count: site.subnetsList.length })}</span>
          </>
        )}
        empty={
          search ? (
            <NothingFound search={search} about={t('sites.searchAbout')} onClear={() => setSearch('')} />
          ) : (
            <EmptyState icon={<IconBuilding />} title={t('sites.none')} description={t('sites.noneAbout')} mt="xl" />
          )
        }
      />
      {open?.action === 'create' && <SiteDialog onClose={close} />}
      {open?.action === 'change' && <SiteDialog site={open.site} onClose={close} />}
      {open?.action === 'delete' && <DeleteSite site={open.site} onClose={close} />}
    </ListPage>
  )
}

function DeleteSite({ site, onClose }: { site: Site; onClose(): void }) {
  const { t } = useTranslation('network')
  const changed = useChanged()
  const tell = useTell()
  const name = visible(site.external_id)
  return (
    <ConfirmDialog
      danger
      title={t('sites.deleteTitle', { name })}
      consequence={t('sites.deleteAbout')}
      confirm={t('sites.deleteVerb')}
      onClose={onClose}
      onConfirm={async () => {
        await inventory.remove('site', { query: { external_id: site.external_id } })
        await changed('sites')
        tell.done(t('sites.deleted', { name }))
      }}
    />
  )
}
