import { Anchor } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { deviceCount, type Vulnerability } from '../api/vulnerabilities'
import { formatNumber } from '../text/number'
import { Foreign, Unknown } from '../ui/Foreign'
import { useFilter } from '../ui/filter/useFilter'
import { SeverityLabel } from '../ui/SeverityLabel'
import { RelativeTime } from '../ui/Time'
import type { Column } from '../ui/table/column'
import { devicesAddress } from './devicesAddress'

export function VulnerabilityLink({ name }: { name: string }) {
  const [filter] = useFilter()
  return (
    <Anchor component={Link} to={devicesAddress(name, filter)} c="inherit" underline="hover" fw={500}>
      <Foreign value={name} />
    </Anchor>
  )
}

export const Score = ({ value }: { value: number | null | undefined }) =>
  typeof value === 'number' ? <span>{formatNumber(value)}</span> : <Unknown />

const addressed = ({ data }: Vulnerability) =>
  (data.Confirmed?.addressedInstance ?? 0) + (data.Potential?.addressedInstance ?? 0)

const columns = [
  { name: 'name', width: 220, cell: ({ name }) => <VulnerabilityLink name={name} /> },
  { name: 'severity', width: 108, cell: ({ severity }) => <SeverityLabel value={severity} /> },
  { name: 'CVSS', width: 72, align: 'right', cell: ({ CVSS }) => <Score value={CVSS} /> },
  {
    name: 'confirmed',
    width: 100,
    align: 'right',
    cell: ({ data }) => formatNumber(deviceCount(data.Confirmed)),
  },
  {
    name: 'potential',
    width: 100,
    align: 'right',
    cell: ({ data }) => formatNumber(deviceCount(data.Potential)),
  },
  { name: 'addressed', width: 100, align: 'right', cell: (row) => formatNumber(addressed(row)) },
  { name: 'date', width: 120, cell: ({ date }) => <RelativeTime value={date} /> },
  { name: 'description', width: 320, cell: ({ description }) => <Foreign value={description} /> },
] as const satisfies Omit<Column<Vulnerability>, 'title'>[]

export function useVulnerabilityColumns(): Column<Vulnerability>[] {
  const { t } = useTranslation('vulnerabilities')
  return columns.map((column) => ({ ...column, title: t(`columns.${column.name}`) }))
}
