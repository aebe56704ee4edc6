import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Segment } from '../../api/network'
import { Foreign } from '../../ui/Foreign'
import type { Column } from '../../ui/table/column'
import { SiteName } from '../SiteName'
import { useSiteNames } from '../useSiteNames'

/** What the rows are ordered by, by column. */
export const segmentOrder: Record<string, (segment: Segment) => string | number | null> = {
  number: ({ segmentId }) => Number(segmentId),
  name: ({ name }) => name,
  firewalls: ({ firewallsList }) => firewallsList.length,
}

export function useSegmentColumns(menu: (segment: Segment) => ReactNode): Column<Segment>[] {
  const { t } = useTranslation(['network', 'table'])
  const siteName = useSiteNames()
  return [
    {
      name: 'name',
      title: t('columns.name'),
      width: 220,
      sortable: 'low',
      cell: (segment) => <Foreign value={segment.name} />,
    },
    {
      name: 'number',
      title: t('columns.number'),
      width: 90,
      align: 'right',
      sortable: 'low',
      cell: (segment) => segment.segmentId,
    },
    {
      name: 'site',
      title: t('columns.site'),
      width: 180,
      cell: ({ siteid }) => <SiteName siteid={siteid} name={siteName(siteid)} />,
    },
    {
      name: 'firewalls',
      title: t('columns.firewalls'),
      width: 200,
      sortable: 'high',
      cell: ({ firewallsList }) => <Foreign mono value={firewallsList.join(', ')} />,
    },
    {
      name: 'description',
      title: t('columns.description'),
      width: 260,
      cell: (segment) => <Foreign value={segment.description} />,
    },
    { name: 'actions', title: t('table:actions'), width: 72, align: 'right', cell: menu },
  ]
}
