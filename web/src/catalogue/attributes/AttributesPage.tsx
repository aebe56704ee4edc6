import { Button, EmptyState } from '@mantine/core'
import { IconForms, IconPencil, IconTrash } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { type Attribute, attributesQuery } from '../../api/catalogue'
import { inventory } from '../../api/inventory'
import { useMayWrite } from '../../api/useMayWrite'
import { formatNumber } from '../../text/number'
import { visible } from '../../text/visible'
import { ConfirmDialog } from '../../ui/ConfirmDialog'
import { Foreign } from '../../ui/Foreign'
import { ListPage, ListTools } from '../../ui/ListPage'
import { NothingFound } from '../../ui/NothingFound'
import { RowMenu } from '../../ui/RowMenu'
import { SearchField } from '../../ui/SearchField'
import { DataTable } from '../../ui/table/DataTable'
import { useSort } from '../../ui/table/useSort'
import { useWholeList } from '../../ui/table/useWholeList'
import { useDialog } from '../../ui/useDialog'
import { useParam } from '../../ui/useParam'
import { useTell } from '../../ui/useTell'
import { ListCount } from '../ListCount'
import { AttributeDialog } from './AttributeDialog'
import { attributeOrder, isSystem, useAttributeColumns, useRuleWords } from './columns'

type Open = { action: 'create' } | { action: 'change' | 'delete'; attribute: Attribute }

const texts = ({ customAttributeName, fieldName, defaultValue, ruleOrders }: Attribute) => [
  customAttributeName,
  fieldName,
  defaultValue,
  ...ruleOrders.flatMap(({ customAttributeValue, filter }) => [customAttributeValue, filter.filterName]),
]
const loadAttributes = (signal: AbortSignal) =>
  inventory.get('customAttributes', { query: { type: 'all' }, signal }).then(({ fields }) => fields)

export default function AttributesPage() {
  const { t } = useTranslation(['catalogue', 'table', 'common'])
  const [search, setSearch] = useParam('search')
  const mayWrite = useMayWrite()
  const { open, show, close } = useDialog<Open>()
  const ruleWords = useRuleWords()
  const columns = useAttributeColumns((attribute) => menu(attribute))
  const [sort, sortBy] = useSort(columns, { field: 'kind', direction: 'asc' })
  const key = attributesQuery.queryKey
  const { rows } = useWholeList({ key, load: loadAttributes, search, texts, sort, by: attributeOrder })

  function menu(attribute: Attribute) {
    if (!mayWrite) return null
    const run = (action: 'change' | 'delete') => (from: HTMLElement | null) => show({ action, attribute }, from)
    const change = { label: t('attributes.changeVerb'), icon: IconPencil, run: run('change') }
    const remove = { label: t('attributes.deleteVerb'), icon: IconTrash, run: run('delete') }
    return <RowMenu of={attribute.customAttributeName} actions={isSystem(attribute) ? [change] : [change, remove]} />
  }

  const create = (
    <Button
      disabled={!mayWrite}
      title={mayWrite ? undefined : t('common:mayNotChange')}
      onClick={(event) => show({ action: 'create' }, event.currentTarget)}
    >
      {t('attributes.create')}
    </Button>
  )
  return (
    <ListPage title={t('attributes.title')} about={t('attributes.about')} action={create}>
      <DataTable
        label={t('attributes.title')}
        columns={columns}
        rows={rows}
        rowId={({ customAttributeId }) => customAttributeId}
        sort={sort}
        onSort={sortBy}
        failed={t('attributes.failed')}
        tools={
          <ListTools
            search={
              <SearchField
                label={t('attributes.search')}
                hint={t('attributes.searchHint')}
                clearLabel={t('table:clearSearch')}
                value={search}
                onChange={setSearch}
              />
            }
          >
            <ListCount>
              {rows.query.isSuccess && t('attributes.total', { count: rows.total, shown: formatNumber(rows.total) })}
            </ListCount>
          </ListTools>
        }
        card={(attribute) => (
          <>
            <Foreign value={attribute.customAttributeName} />
            {menu(attribute) ?? <span />}
            <Foreign value={ruleWords(attribute)} />
            <span className="dimmed">
              <Foreign value={attribute.defaultValue} />
            </span>
          </>
        )}
        empty={
          search ? (
            <NothingFound search={search} about={t('attributes.searchAbout')} onClear={() => setSearch('')} />
          ) : (
            <EmptyState
              icon={<IconForms />}
              title={t('attributes.none')}
              description={t('attributes.noneAbout')}
              mt="xl"
            />
          )
        }
      />
      {open?.action === 'create' && <AttributeDialog onClose={close} />}
      {open?.action === 'change' && <AttributeDialog attribute={open.attribute} onClose={close} />}
      {open?.action === 'delete' && <DeleteAttribute attribute={open.attribute} onClose={close} />}
    </ListPage>
  )
}

function DeleteAttribute({ attribute, onClose }: { attribute: Attribute; onClose(): void }) {
  const { t } = useTranslation('catalogue')
  const queries = useQueryClient()
  const tell = useTell()
  const name = visible(attribute.customAttributeName)
  return (
    <ConfirmDialog
      danger
      title={t('attributes.deleteTitle', { name })}
      consequence={t('attributes.deleteAbout', { count: attribute.ruleOrders.length })}
      confirm={t('attributes.deleteVerb')}
      onClose={onClose}
      onConfirm={async () => {
        await inventory.remove('customAttribute', { query: { customAttributeId: attribute.customAttributeId } })
        await queries.invalidateQueries({ queryKey: ['attributes'] })
        tell.done(t('attributes.deleted', { name }))
      }}
    />
  )
}
