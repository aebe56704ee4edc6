import { Button, EmptyState, Text } from '@mantine/core'
import { IconNetwork } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { loadSubnets, type Subnet } from '../../api/network'
import { useMayWrite } from '../../api/useMayWrite'
import { formatNumber } from '../../text/number'
import { visible } from '../../text/visible'
import { Foreign } from '../../ui/Foreign'
import { ListPage, ListTools } from '../../ui/ListPage'
import { NothingFound } from '../../ui/NothingFound'
import { SearchField } from '../../ui/SearchField'
import { DataTable } from '../../ui/table/DataTable'
import { useRows } from '../../ui/table/useRows'
import { useDialog } from '../../ui/useDialog'
import { useParam } from '../../ui/useParam'
import { Condition } from '../Condition'
import { useSiteNames } from '../useSiteNames'
import { subnetChoice } from './choice'
import { SubnetSite, useSubnetColumns } from './columns'
import { SubnetConfirm, type SubnetStep } from './SubnetConfirm'
import { SubnetDialog } from './SubnetDialog'
import { SubnetMenu } from './SubnetMenu'

type Open = { action: 'create' } | { action: 'change' | SubnetStep; subnet: Subnet }

// The server has them in the order of their tree, and no other.
const treeOrder = { field: 'prefix', direction: 'asc' } as const

export default function SubnetsPage() {
  const { t } = useTranslation(['network', 'table', 'common'])
  const [search, setSearch] = useParam('search')
  const [site, setSite] = useParam('site')
  const [parent, setParent] = useParam('parent')
  const mayWrite = useMayWrite()
  const siteName = useSiteNames()
  const { open, show, close } = useDialog<Open>()
  const choice = subnetChoice(search, site, parent)
  const rows = useRows({
    key: ['subnets', choice],
    load: ({ signal, ...place }) => loadSubnets(choice, place, signal),
  })

  const menu = (subnet: Subnet) => (
    <SubnetMenu subnet={subnet} onAction={(action, from) => show({ action, subnet }, from)} />
  )
  const columns = useSubnetColumns(menu)

  return (
    <ListPage
      title={t('subnets.title')}
      about={t('subnets.about')}
      action={
        <Button
          disabled={!mayWrite}
          title={mayWrite ? undefined : t('common:mayNotChange')}
          onClick={(event) => show({ action: 'create' }, event.currentTarget)}
        >
          {t('subnets.create')}
        </Button>
      }
    >
      <DataTable
        label={t('subnets.title')}
        columns={columns}
        rows={rows}
        rowId={({ prefix }) => prefix}
        sort={treeOrder}
        onSort={() => {}}
        failed={t('subnets.failed')}
        tools={
          <ListTools
            search={
              <SearchField
                label={t('subnets.search')}
                hint={t('subnets.searchHint')}
                clearLabel={t('table:clearSearch')}
                value={search}
                onChange={setSearch}
              />
            }
          >
            {choice.siteid && (
              <Condition clearLabel={t('everySite')} onClear={() => setSite('')}>
                {t('atSite', { site: visible(siteName(site) ?? site) })}
              </Condition>
            )}
            {choice.parent && (
              <Condition clearLabel={t('subnets.everyLevel')} onClear={() => setParent('')}>
                {t('subnets.below', { prefix: visible(parent) })}
              </Condition>
            )}
            <Text role="status" c="dimmed" className="nowrap">
              {rows.query.isSuccess && t('subnets.total', { count: rows.total, shown: formatNumber(rows.total) })}
            </Text>
          </ListTools>
        }
        card={(subnet) => (
          <>
            <Foreign mono value={subnet.prefix} />
            {menu(subnet)}
            <Foreign value={subnet.name || subnet.description} />
            <span className="dimmed">
              <SubnetSite subnet={subnet} name={siteName(subnet.siteid)} />
            </span>
          </>
        )}
        empty={
          search ? (
            <NothingFound search={search} about={t('subnets.searchAbout')} onClear={() => setSearch('')} />
          ) : (
            <EmptyState
              icon={<IconNetwork />}
              title={t(site || parent ? 'subnets.noneHere' : 'subnets.none')}
              description={t('subnets.noneAbout')}
              mt="xl"
            />
          )
        }
      />
      {open?.action === 'create' && <SubnetDialog onClose={close} />}
      {open?.action === 'change' && <SubnetDialog subnet={open.subnet} onClose={close} />}
      {open && open.action !== 'create' && open.action !== 'change' && (
        <SubnetConfirm step={open.action} subnet={open.subnet} onClose={close} />
      )}
    </ListPage>
  )
}
