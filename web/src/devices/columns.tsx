import type { ReactNode } from 'react'
import type { SortField } from '../api/devices'
import type { Device } from '../api/types'
import { Foreign } from '../ui/Foreign'
import { RelativeTime } from '../ui/Time'
import { AlertCounts } from './AlertCounts'
import { DeviceName } from './DeviceName'
import { RiskLabel } from './RiskLabel'

export type Column = {
  name: SortField | 'alerts'
  /** Columns without one share what is left. */
  width?: string
  align?: 'right'
  cell(device: Device): ReactNode
}

export const columns: Column[] = [
  { name: 'hostname', width: '14%', cell: (device) => <DeviceName device={device} besideMac /> },
  { name: 'ip_address', width: '112px', cell: (device) => <Foreign mono value={device.ip_address} /> },
  { name: 'MAC', width: '142px', cell: (device) => <Foreign mono value={device.MAC} /> },
  { name: 'category', width: '10%', cell: (device) => <Foreign value={device.category} /> },
  { name: 'profile', cell: (device) => <Foreign value={device.profile} /> },
  { name: 'vendor', width: '9%', cell: (device) => <Foreign value={device.vendor} /> },
  { name: 'site_name', width: '8%', cell: (device) => <Foreign value={device.site_name} /> },
  { name: 'risk_score', width: '114px', cell: (device) => <RiskLabel device={device} /> },
  { name: 'last_activity', width: '96px', cell: (device) => <RelativeTime value={device.last_activity} /> },
  { name: 'alerts', width: '110px', align: 'right', cell: (device) => <AlertCounts device={device} /> },
]
