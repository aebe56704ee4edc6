import { useTranslation } from 'react-i18next'
import type { Policy } from '../api/policies'
import { Foreign } from '../ui/Foreign'
import { RelativeTime } from '../ui/Time'
import type { Column } from '../ui/table/column'
import { destinationsOf, sourcesOf } from './sides'

/** An empty list of a rule means any. */
export function Names({ names }: { names: string[] }) {
  const { t } = useTranslation('policies')
  return names.length > 0 ? <Foreign value={names.join(', ')} /> : <span className="dimmed">{t('any')}</span>
}

function Reach({ geo }: Pick<Policy, 'geo'>) {
  const { t } = useTranslation('policies')
  return <span className="nowrap">{t(`geo.${geo}`)}</span>
}

const columns = [
  { name: 'policySetName', width: 200, cell: ({ policySetName }) => <Foreign value={policySetName} /> },
  { name: 'source', width: 200, cell: (policy) => <Names names={sourcesOf(policy)} /> },
  { name: 'apps', width: 150, cell: ({ apps }) => <Names names={apps} /> },
  { name: 'services', width: 150, cell: ({ services }) => <Names names={services} /> },
  { name: 'destination', width: 260, cell: (policy) => <Names names={destinationsOf(policy)} /> },
  { name: 'geo', width: 100, cell: ({ geo }) => <Reach geo={geo} /> },
  {
    name: 'securityProfiles',
    width: 200,
    hidden: true,
    cell: ({ securityProfiles }) => (
      <Foreign value={securityProfiles.map(({ type, name }) => `${type}: ${name}`).join(', ')} />
    ),
  },
  { name: 'tags', width: 180, hidden: true, cell: ({ tags }) => <Foreign value={tags.join(', ')} /> },
  { name: 'lastActivityTime', width: 110, cell: ({ lastActivityTime }) => <RelativeTime value={lastActivityTime} /> },
] as const satisfies Omit<Column<Policy>, 'title'>[]

export function usePolicyColumns(): Column<Policy>[] {
  const { t } = useTranslation('policies')
  return columns.map((column) => ({ ...column, title: t(`columns.${column.name}`) }))
}
