import { Anchor } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'react-router'
import type { Alert } from '../api/alerts'
import { fromList } from '../ui/DetailPage'
import { DeviceLink } from '../ui/DeviceLink'
import { Foreign } from '../ui/Foreign'
import { SeverityLabel } from '../ui/SeverityLabel'
import { RelativeTime } from '../ui/Time'
import type { Column } from '../ui/table/column'
import { AlertStateLabel } from './AlertStateLabel'

export const alertAddress = ({ id }: Alert) => `/alerts/${encodeURIComponent(id)}`

export function AlertLink({ alert }: { alert: Alert }) {
  const { search } = useLocation()
  return (
    <Anchor component={Link} to={alertAddress(alert)} state={fromList(search)} c="inherit" underline="hover">
      <Foreign value={alert.name} />
    </Anchor>
  )
}

const columns = [
  { name: 'name', width: 260, cell: (alert) => <AlertLink alert={alert} /> },
  { name: 'severityNumber', width: 108, sortable: 'high', cell: ({ severity }) => <SeverityLabel value={severity} /> },
  {
    name: 'device',
    width: 180,
    cell: ({ deviceid, hostname }) => <DeviceLink deviceid={deviceid} hostname={hostname} />,
  },
  { name: 'profile', width: 160, cell: ({ profile }) => <Foreign value={profile} /> },
  { name: 'category', width: 120, hidden: true, cell: ({ category }) => <Foreign value={category} /> },
  { name: 'siteName', width: 130, cell: ({ siteName }) => <Foreign value={siteName} /> },
  { name: 'date', width: 110, sortable: 'high', cell: ({ date }) => <RelativeTime value={date} /> },
  { name: 'resolved', width: 110, cell: ({ resolved }) => <AlertStateLabel resolved={resolved === 'yes'} /> },
  { name: 'zb_ticketid', width: 150, hidden: true, cell: ({ zb_ticketid }) => <Foreign mono value={zb_ticketid} /> },
] as const satisfies Omit<Column<Alert>, 'title'>[]

export function useAlertColumns(): Column<Alert>[] {
  const { t } = useTranslation('alerts')
  return columns.map((column) => ({ ...column, title: t(`columns.${column.name}`) }))
}
