import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Device } from '../api/types'
import type { Words } from '../app/words'
import { formatNumber } from '../text/number'
import { Foreign, Unknown } from '../ui/Foreign'
import { RiskLabel } from '../ui/RiskLabel'
import { RelativeTime } from '../ui/Time'
import type { Column } from '../ui/table/column'
import { AlertCounts } from './AlertCounts'
import { DeviceName } from './DeviceName'
import { TagList } from './TagList'

type Name = keyof Words['devices']['columns']
type Described = Omit<Column<Device>, 'title' | 'name' | 'menu'> & { name: Name; facet?: string }
type Member = keyof {
  [M in keyof Device as Device[M] extends string | null | undefined ? M : never]: M
}

const text = (name: Name & Member, width: number, more: Partial<Described> = {}): Described => ({
  name,
  width,
  sortable: 'low',
  cell: (device) => <Foreign value={device[name]} />,
  ...more,
})
const mono = (name: Name & Member, width: number): Described =>
  text(name, width, { cell: (device) => <Foreign mono value={device[name]} /> })
const figure = (name: Name, width: number, value: (device: Device) => number | null | undefined): Described => ({
  name,
  width,
  align: 'right',
  sortable: 'high',
  hidden: true,
  cell: (device) => {
    const known = value(device)
    return known == null ? <Unknown /> : formatNumber(known)
  },
})
const yesNo = (known: boolean | undefined, yes: ReactNode, no: ReactNode) =>
  known === undefined ? <Unknown /> : known ? yes : no

function useDescribed(): Described[] {
  const { t } = useTranslation('devices')
  return [
    {
      name: 'hostname',
      width: 184,
      sortable: 'low',
      cell: (device) => <DeviceName device={device} besideMac linked />,
    },
    mono('ip_address', 124),
    mono('MAC', 146),
    text('category', 128, { facet: 'category' }),
    text('profile', 160, { facet: 'profile' }),
    text('vendor', 128, { facet: 'vendor' }),
    text('site_name', 120, { facet: 'site' }),
    {
      name: 'risk_score',
      width: 124,
      sortable: 'high',
      facet: 'risk_level',
      cell: (device) => <RiskLabel level={device.risk_level} score={device.risk_score} />,
    },
    {
      name: 'last_activity',
      width: 112,
      sortable: 'high',
      cell: (device) => <RelativeTime value={device.last_activity} />,
    },
    {
      name: 'critical_alerts',
      width: 100,
      align: 'right',
      sortable: 'high',
      cell: (device) => <AlertCounts device={device} />,
    },
    mono('deviceid', 146),
    text('model', 128, { facet: 'model' }),
    text('os_group', 128, { facet: 'os_group' }),
    text('profile_type', 110, { facet: 'profile_type' }),
    text('profile_vertical', 136, { facet: 'profile_vertical' }),
    { name: 'allTags', width: 200, facet: 'tag', cell: (device) => <TagList tags={device.allTags} /> },
    figure('confidence_score', 110, (device) => device.confidence_score),
    {
      name: 'first_seen',
      width: 112,
      sortable: 'high',
      cell: (device) => <RelativeTime value={device.first_seen_date ?? null} />,
    },
    {
      name: 'Source',
      width: 124,
      sortable: 'low',
      facet: 'monitored',
      cell: ({ Source }) => yesNo(Source ? Source === 'Monitored' : undefined, t('monitored'), t('discovered')),
    },
    {
      name: 'trafficRestricted',
      width: 136,
      sortable: 'low',
      facet: 'traffic_restricted',
      cell: ({ trafficRestricted }) => yesNo(trafficRestricted, t('yes'), t('no')),
    },
    figure('warning_alerts', 110, (device) => device.number_of_warning_alerts),
    figure('caution_alerts', 110, (device) => device.number_of_caution_alerts),
    figure('info_alerts', 110, (device) => device.number_of_info_alerts),
  ]
}

/** Those that people may choose begin here. */
const firstHidden: Name = 'deviceid'

/** `facet`: the field of filters by whose values the column can be narrowed. */
export function useColumns(): (Column<Device> & { facet?: string })[] {
  const { t } = useTranslation('devices')
  const described = useDescribed()
  const usual = described.findIndex(({ name }) => name === firstHidden)
  return described.map((column, index) => ({
    ...column,
    title: t(`columns.${column.name}`),
    hidden: index >= usual,
  }))
}
