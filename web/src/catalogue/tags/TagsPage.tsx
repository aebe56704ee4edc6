import { Button, EmptyState, SegmentedControl } from '@mantine/core'
import { IconDevices2, IconTag, IconTagOff, IconTags } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { loadTags, type Tag, tagsQuery } from '../../api/catalogue'
import { useMayWrite } from '../../api/useMayWrite'
import { formatNumber } from '../../text/number'
import { tagText, tagType } from '../../text/tagName'
import { Foreign } from '../../ui/Foreign'
import { devicesWith } from '../../ui/filter/address'
import { ListPage, ListTools } from '../../ui/ListPage'
import { NothingFound } from '../../ui/NothingFound'
import { RowMenu } from '../../ui/RowMenu'
import { SearchField } from '../../ui/SearchField'
import { DataTable } from '../../ui/table/DataTable'
import { useSort } from '../../ui/table/useSort'
import { useWholeList } from '../../ui/table/useWholeList'
import { useDialog } from '../../ui/useDialog'
import { useParam } from '../../ui/useParam'
import { useTab } from '../../ui/useTab'
import { ListCount } from '../ListCount'
import { tagOrder, useTagColumns } from './columns'
import { TagDialog } from './TagDialog'
import { UntagDialog } from './UntagDialog'
import { wordsShared } from './wordsShared'

type Open = { action: 'give'; tag?: Tag } | { action: 'untag'; tag: Tag }

const sources = ['tenant', 'predefined'] as const
const texts = (tag: Tag) => [tag.tagValue, tagType(tag)]

export default function TagsPage() {
  const { t } = useTranslation(['catalogue', 'table', 'common'])
  const [search, setSearch] = useParam('search')
  const [source, setSource] = useTab(sources)
  const mayWrite = useMayWrite()
  const { open, show, close } = useDialog<Open>()
  const { data: tags = [] } = useQuery(tagsQuery(source))
  const sharesWord = wordsShared(tags)
  const columns = useTagColumns(source, sharesWord, (tag) => menu(tag))
  const [sort, sortBy] = useSort(columns, { field: 'value', direction: 'asc' })
  const load = (signal: AbortSignal) => loadTags(source, signal)
  const { rows } = useWholeList({ key: tagsQuery(source).queryKey, load, search, texts, sort, by: tagOrder })

  function menu(tag: Tag) {
    const devices = { label: t('showDevices'), icon: IconDevices2, to: devicesWith('tag', tag.tagValue) }
    const changes = [
      { label: t('tags.give'), icon: IconTag, run: (from: HTMLElement | null) => show({ action: 'give', tag }, from) },
      {
        label: t('tags.untagVerb'),
        icon: IconTagOff,
        run: (from: HTMLElement | null) => show({ action: 'untag', tag }, from),
      },
    ]
    return <RowMenu of={tagText(tag)} actions={[devices, ...(mayWrite ? changes : [])]} />
  }

  return (
    <ListPage
      title={t('tags.title')}
      about={t('tags.about')}
      action={
        <Button
          disabled={!mayWrite}
          title={mayWrite ? undefined : t('common:mayNotChange')}
          onClick={(event) => show({ action: 'give' }, event.currentTarget)}
        >
          {t('tags.create')}
        </Button>
      }
    >
      <DataTable
        label={t('tags.title')}
        columns={columns}
        rows={rows}
        rowId={({ tagId }) => tagId}
        sort={sort}
        onSort={sortBy}
        failed={t('tags.failed')}
        tools={
          <ListTools
            search={
              <SearchField
                label={t('tags.search')}
                hint={t('tags.searchHint')}
                clearLabel={t('table:clearSearch')}
                value={search}
                onChange={setSearch}
              />
            }
          >
            <SegmentedControl
              aria-label={t('tags.source')}
              value={source}
              onChange={setSource}
              data={sources.map((value) => ({ value, label: t(`tags.sources.${value}`) }))}
            />
            <ListCount>
              {rows.query.isSuccess && t('tags.total', { count: rows.total, shown: formatNumber(rows.total) })}
            </ListCount>
          </ListTools>
        }
        card={(tag) => (
          <>
            <Foreign value={tag.tagValue} />
            {menu(tag)}
            <span className="dimmed">
              <Foreign value={tagType(tag)} />
            </span>
          </>
        )}
        empty={
          search ? (
            <NothingFound search={search} about={t('tags.searchAbout')} onClear={() => setSearch('')} />
          ) : (
            <EmptyState icon={<IconTags />} title={t('tags.none')} description={t('tags.noneAbout')} mt="xl" />
          )
        }
      />
      {open?.action === 'give' && <TagDialog tag={open.tag} onClose={close} />}
      {open?.action === 'untag' && <UntagDialog tag={open.tag} sharesWord={sharesWord(open.tag)} onClose={close} />}
    </ListPage>
  )
}
