import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Subnet } from '../../api/network'
import { Foreign, Unknown } from '../../ui/Foreign'
import type { Column } from '../../ui/table/column'
import { SiteName } from '../SiteName'
import { useSiteNames } from '../useSiteNames'

type Name =
  | 'prefix'
  | 'name'
  | 'type'
  | 'site'
  | 'vlan'
  | 'gateway'
  | 'description'
  | 'parent'
  | 'monitored'
  | 'addresses'
  | 'source'

export function useSubnetColumns(menu: (subnet: Subnet) => ReactNode): Column<Subnet>[] {
  const { t } = useTranslation(['network', 'table'])
  const siteName = useSiteNames()
  const column = (name: Name, width: number, cell: Column<Subnet>['cell'], more: Partial<Column<Subnet>> = {}) => ({
    name,
    title: t(`columns.${name}`),
    width,
    cell,
    ...more,
  })
  return [
    column('prefix', 190, ({ prefix }) => <Foreign mono value={prefix} />),
    column('name', 180, ({ name }) => <Foreign value={name} />),
    column('type', 90, ({ type }) => t(`subnets.types.${type}`)),
    column('site', 180, (subnet) => <SubnetSite subnet={subnet} name={siteName(subnet.siteid)} />),
    column('vlan', 70, ({ vlan }) => vlan || <Unknown />, { align: 'right' }),
    column('gateway', 130, ({ gateway }) => <Foreign mono value={gateway} />),
    column('description', 220, ({ description }) => <Foreign value={description} />),
    column('parent', 160, ({ parent }) => <Foreign mono value={parent} />, { hidden: true }),
    column('monitored', 110, ({ monitored }) => t(monitored ? 'yes' : 'no'), { hidden: true }),
    column('addresses', 120, (subnet) => t(subnet.static ? 'subnets.static' : 'subnets.dynamic'), { hidden: true }),
    column('source', 130, ({ source }) => <Foreign value={source} />, { hidden: true }),
    { name: 'actions', title: t('table:actions'), width: 72, align: 'right', cell: menu },
  ]
}

/** Where a subnet lies; a shared block lies at no single site. */
export function SubnetSite({ subnet, name }: { subnet: Subnet; name: string | null }) {
  const { t } = useTranslation('network')
  return subnet.shared_block ? t('subnets.shared') : <SiteName siteid={subnet.siteid} name={name} />
}
