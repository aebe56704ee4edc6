import { Anchor } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'react-router'
import type { Instance } from '../api/vulnerabilities'
import { instant } from '../text/foreignJson'
import { fromList } from '../ui/DetailPage'
import { DeviceLink } from '../ui/DeviceLink'
import { Foreign } from '../ui/Foreign'
import { SeverityLabel } from '../ui/SeverityLabel'
import { RelativeTime } from '../ui/Time'
import type { Column } from '../ui/table/column'
import { Score } from './columns'
import { InstanceState, InstanceStatus } from './InstanceState'

export const instanceAddress = ({ zb_ticketid }: Instance) => `/vulnerabilities/${encodeURIComponent(zb_ticketid)}`

export function InstanceLink({ instance }: { instance: Instance }) {
  const { search } = useLocation()
  return (
    <Anchor
      component={Link}
      to={instanceAddress(instance)}
      state={fromList(search)}
      c="inherit"
      underline="hover"
      fw={500}
    >
      <Foreign value={instance.vulnerability_name} />
    </Anchor>
  )
}

const columns = [
  { name: 'name', width: 200, cell: (instance) => <InstanceLink instance={instance} /> },
  { name: 'severity', width: 108, cell: ({ severity }) => <SeverityLabel value={severity} /> },
  { name: 'CVSS', width: 72, align: 'right', cell: ({ cvss_score }) => <Score value={cvss_score} /> },
  { name: 'device', width: 180, cell: ({ deviceid, name }) => <DeviceLink deviceid={deviceid} hostname={name} /> },
  { name: 'ip', width: 124, cell: ({ ip }) => <Foreign mono value={ip} /> },
  { name: 'status', width: 104, cell: ({ status }) => <InstanceStatus status={status} /> },
  { name: 'state', width: 120, cell: (instance) => <InstanceState instance={instance} /> },
  { name: 'profile', width: 160, cell: ({ profile }) => <Foreign value={profile} /> },
  { name: 'siteName', width: 130, cell: ({ siteName }) => <Foreign value={siteName} /> },
  { name: 'detected', width: 110, cell: ({ detected_date }) => <RelativeTime value={instant(detected_date)} /> },
  { name: 'vendor', width: 120, hidden: true, cell: ({ vendor }) => <Foreign value={vendor} /> },
  { name: 'ticket', width: 150, hidden: true, cell: ({ zb_ticketid }) => <Foreign mono value={zb_ticketid} /> },
] as const satisfies Omit<Column<Instance>, 'title'>[]

export function useInstanceColumns(): Column<Instance>[] {
  const { t } = useTranslation('vulnerabilities')
  return columns.map((column) => ({ ...column, title: t(`columns.${column.name}`) }))
}
