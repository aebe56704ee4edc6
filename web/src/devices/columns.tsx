import { useTranslation } from 'react-i18next'
import type { Device } from '../api/types'
import { Foreign } from '../ui/Foreign'
import { RiskLabel } from '../ui/RiskLabel'
import { RelativeTime } from '../ui/Time'
import type { Column } from '../ui/table/column'
import { AlertCounts } from './AlertCounts'
import { DeviceName } from './DeviceName'

type Described = Omit<Column<Device>, 'title' | 'name'> & { name: keyof Words }
type Words = Record<
  | 'hostname'
  | 'ip_address'
  | 'MAC'
  | 'category'
  | 'profile'
  | 'vendor'
  | 'site_name'
  | 'risk_score'
  | 'last_activity'
  | 'alerts',
  string
>

const columns: Described[] = [
  { name: 'hostname', width: 180, sortable: 'low', cell: (device) => <DeviceName device={device} besideMac /> },
  { name: 'ip_address', width: 124, sortable: 'low', cell: (device) => <Foreign mono value={device.ip_address} /> },
  { name: 'MAC', width: 146, sortable: 'low', cell: (device) => <Foreign mono value={device.MAC} /> },
  { name: 'category', width: 120, sortable: 'low', cell: (device) => <Foreign value={device.category} /> },
  { name: 'profile', width: 160, sortable: 'low', cell: (device) => <Foreign value={device.profile} /> },
  { name: 'vendor', width: 110, sortable: 'low', cell: (device) => <Foreign value={device.vendor} /> },
  { name: 'site_name', width: 110, sortable: 'low', cell: (device) => <Foreign value={device.site_name} /> },
  {
    name: 'risk_score',
    width: 118,
    sortable: 'high',
    cell: (device) => <RiskLabel level={device.risk_level} score={device.risk_score} />,
  },
  {
    name: 'last_activity',
    width: 104,
    sortable: 'high',
    cell: (device) => <RelativeTime value={device.last_activity} />,
  },
  { name: 'alerts', width: 100, align: 'right', cell: (device) => <AlertCounts device={device} /> },
]

export function useColumns(): Column<Device>[] {
  const { t } = useTranslation('devices')
  return columns.map((column) => ({ ...column, title: t(`columns.${column.name}`) }))
}
