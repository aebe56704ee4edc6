import { useTranslation } from 'react-i18next'
import { useDeviceCounts } from '../../api/deviceCounts'
import type { Site } from '../../api/network'
import { formatNumber } from '../../text/number'
import { visible } from '../../text/visible'
import { CountLink } from '../../ui/CountLink'
import { Foreign } from '../../ui/Foreign'
import { devicesWith } from '../../ui/filter/address'
import { RelativeTime } from '../../ui/Time'
import type { Column } from '../../ui/table/column'

/** What the rows are ordered by, by column. */
export const siteOrder: Record<string, (site: Site) => string | number | null> = {
  name: ({ external_id }) => external_id,
  subnets: ({ subnetsList }) => subnetsList.length,
  segments: ({ segmentIdsList }) => segmentIdsList.length,
  group: ({ group }) => group,
  location: ({ location }) => location,
  updated: ({ updated_at }) => updated_at,
}

const counted = (count: number) => ({ count, shown: formatNumber(count) })

export function useSiteColumns(menu: (site: Site) => React.ReactNode): Column<Site>[] {
  const { t } = useTranslation(['network', 'table'])
  const devices = useDeviceCounts('site')
  const title = (
    name: 'name' | 'devices' | 'subnets' | 'segments' | 'group' | 'location' | 'description' | 'updated',
  ) => t(`columns.${name}`)
  const below = (page: string, { siteid }: Site) => `/network/${page}?${new URLSearchParams({ site: siteid })}`
  return [
    {
      name: 'name',
      title: title('name'),
      width: 220,
      sortable: 'low',
      cell: (site) => <Foreign value={site.external_id} />,
    },
    {
      name: 'devices',
      title: title('devices'),
      width: 90,
      align: 'right',
      cell: (site) => (
        <CountLink
          count={devices(site.external_id)}
          to={devicesWith('site', site.external_id)}
          label={t('sites.devicesOf', { name: visible(site.external_id), ...counted(devices(site.external_id) ?? 0) })}
        />
      ),
    },
    {
      name: 'subnets',
      title: title('subnets'),
      width: 90,
      align: 'right',
      sortable: 'high',
      cell: (site) => (
        <CountLink
          count={site.subnetsList.length}
          to={below('subnets', site)}
          label={t('sites.subnetsOf', { name: visible(site.external_id), ...counted(site.subnetsList.length) })}
        />
      ),
    },
    {
      name: 'segments',
      title: title('segments'),
      width: 98,
      align: 'right',
      sortable: 'high',
      cell: (site) => (
        <CountLink
          count={site.segmentIdsList.length}
          to={below('segments', site)}
          label={t('sites.segmentsOf', { name: visible(site.external_id), ...counted(site.segmentIdsList.length) })}
        />
      ),
    },
    {
      name: 'group',
      title: title('group'),
      width: 150,
      sortable: 'low',
      cell: ({ group }) => <Foreign value={group} />,
    },
    {
      name: 'location',
      title: title('location'),
      width: 170,
      sortable: 'low',
      cell: (site) => <Foreign value={site.location} />,
    },
    {
      name: 'description',
      title: title('description'),
      width: 220,
      cell: (site) => <Foreign value={site.description} />,
    },
    {
      name: 'updated',
      title: title('updated'),
      width: 110,
      sortable: 'high',
      cell: (site) => <RelativeTime value={site.updated_at} />,
    },
    { name: 'actions', title: t('table:actions'), width: 72, align: 'right', cell: menu },
  ]
}
