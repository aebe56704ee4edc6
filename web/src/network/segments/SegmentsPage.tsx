import { Button, EmptyState, Text } from '@mantine/core'
import { IconPencil, IconSitemap, IconTrash } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { inventory } from '../../api/inventory'
import { loadSegments, type Segment } from '../../api/network'
import { useMayWrite } from '../../api/useMayWrite'
import { formatNumber } from '../../text/number'
import { visible } from '../../text/visible'
import { ConfirmDialog } from '../../ui/ConfirmDialog'
import { Foreign } from '../../ui/Foreign'
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
import { Condition } from '../Condition'
import { useSiteNames } from '../useSiteNames'
import { segmentOrder, useSegmentColumns } from './columns'
import { SegmentDialog } from './SegmentDialog'

type Open = { action: 'create' } | { action: 'change' | 'delete'; segment: Segment }

const texts = ({ name, description, segmentId, firewallsList }: Segment) => [
  name,
  description,
  segmentId,
  ...firewallsList,
]

export default function SegmentsPage() {
  const { t } = useTranslation(['network', 'table', 'common'])
  const [search, setSearch] = useParam('search')
  const [site, setSite] = useParam('site')
  const mayWrite = useMayWrite()
  const siteName = useSiteNames()
  const { open, show, close } = useDialog<Open>()

  const columns = useSegmentColumns((segment) => menu(segment))
  const [sort, sortBy] = useSort(columns, { field: 'number', direction: 'asc' })
  const keep = site ? { view: site, row: ({ siteid }: Segment) => siteid === site } : undefined
  const { rows } = useWholeList({ key: ['segments'], load: loadSegments, search, texts, keep, sort, by: segmentOrder })

  function menu(segment: Segment) {
    if (!mayWrite) return null
    const change = (action: 'change' | 'delete') => (from: HTMLElement | null) => show({ action, segment }, from)
    return (
      <RowMenu
        of={segment.name}
        actions={[
          { label: t('segments.changeVerb'), icon: IconPencil, run: change('change') },
          { label: t('segments.deleteVerb'), icon: IconTrash, run: change('delete') },
        ]}
      />
    )
  }

  return (
    <ListPage
      title={t('segments.title')}
      about={t('segments.about')}
      action={
        <Button
          disabled={!mayWrite}
          title={mayWrite ? undefined : t('common:mayNotChange')}
          onClick={(event) => show({ action: 'create' }, event.currentTarget)}
        >
          {t('segments.create')}
        </Button>
      }
    >
      <DataTable
        label={t('segments.title')}
        columns={columns}
        rows={rows}
        rowId={({ segmentId }) => segmentId}
        sort={sort}
        onSort={sortBy}
        failed={t('segments.failed')}
        tools={
          <ListTools
            search={
              <SearchField
                label={t('segments.search')}
                hint={t('segments.searchHint')}
                clearLabel={t('table:clearSearch')}
                value={search}
                onChange={setSearch}
              />
            }
          >
            {site && (
              <Condition clearLabel={t('everySite')} onClear={() => setSite('')}>
                {t('atSite', { site: visible(siteName(site) ?? site) })}
              </Condition>
            )}
            <Text role="status" c="dimmed" className="nowrap">
              {rows.query.isSuccess && t('segments.total', { count: rows.total, shown: formatNumber(rows.total) })}
            </Text>
          </ListTools>
        }
        card={(segment) => (
          <>
            <Foreign value={segment.name} />
            {menu(segment) ?? <span />}
            <Foreign value={siteName(segment.siteid) ?? segment.siteid} />
            <span className="dimmed">{segment.segmentId}</span>
          </>
        )}
        empty={
          search ? (
            <NothingFound search={search} about={t('segments.searchAbout')} onClear={() => setSearch('')} />
          ) : (
            <EmptyState
              icon={<IconSitemap />}
              title={t(site ? 'segments.noneHere' : 'segments.none')}
              description={t('segments.noneAbout')}
              mt="xl"
            />
          )
        }
      />
      {open?.action === 'create' && <SegmentDialog onClose={close} />}
      {open?.action === 'change' && <SegmentDialog segment={open.segment} onClose={close} />}
      {open?.action === 'delete' && <DeleteSegment segment={open.segment} onClose={close} />}
    </ListPage>
  )
}

function DeleteSegment({ segment, onClose }: { segment: Segment; onClose(): void }) {
  const { t } = useTranslation('network')
  const changed = useChanged()
  const tell = useTell()
  const name = visible(segment.name)
  return (
    <ConfirmDialog
      danger
      title={t('segments.deleteTitle', { name })}
      consequence={t('segments.deleteAbout', { number: segment.segmentId })}
      confirm={t('segments.deleteVerb')}
      onClose={onClose}
      onConfirm={async () => {
        await inventory.remove('networkSegment', { body: { segmentIdsList: [segment.segmentId] } })
        await changed('segments')
        tell.done(t('segments.deleted', { name }))
      }}
    />
  )
}
