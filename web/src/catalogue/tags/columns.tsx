import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Tag, TagSource } from '../../api/catalogue'
import { useDeviceCounts } from '../../api/deviceCounts'
import { formatNumber } from '../../text/number'
import { tagText, tagType } from '../../text/tagName'
import { visible } from '../../text/visible'
import { CountLink } from '../../ui/CountLink'
import { Foreign } from '../../ui/Foreign'
import { devicesWith } from '../../ui/filter/address'
import { Day } from '../../ui/Time'
import type { Column } from '../../ui/table/column'

/** What the rows are ordered by, by column. */
export const tagOrder: Record<string, (tag: Tag) => string> = {
  value: ({ tagValue }) => tagValue,
  type: tagType,
  created: ({ createDate }) => createDate,
}

/** Devices are counted by a tag's word alone: where tags share one, no number is shown. */
export function useTagColumns(
  source: TagSource,
  sharesWord: (tag: Tag) => boolean,
  menu: (tag: Tag) => ReactNode,
): Column<Tag>[] {
  const { t } = useTranslation(['catalogue', 'table'])
  const counted = useDeviceCounts('tag')
  const devices = (tag: Tag) => (sharesWord(tag) ? null : counted(tag.tagValue))
  return [
    {
      name: 'value',
      title: t('columns.value'),
      width: 280,
      sortable: 'low',
      cell: ({ tagValue }) => <Foreign value={tagValue} />,
    },
    {
      name: 'type',
      title: t('columns.type'),
      width: 220,
      sortable: 'low',
      cell: (tag) => <Foreign value={tagType(tag)} />,
    },
    {
      name: 'devices',
      title: t('columns.devices'),
      width: 100,
      align: 'right',
      cell: (tag) => (
        <CountLink
          count={devices(tag)}
          to={devicesWith('tag', tag.tagValue)}
          label={t('tags.devicesOf', {
            tag: visible(tagText(tag)),
            count: devices(tag) ?? 0,
            shown: formatNumber(devices(tag) ?? 0),
          })}
        />
      ),
    },
    ...(source === 'tenant'
      ? [
          {
            name: 'created',
            title: t('columns.created'),
            width: 130,
            sortable: 'high' as const,
            cell: (tag: Tag) => <Day value={tag.createDate} />,
          },
        ]
      : []),
    { name: 'actions', title: t('table:actions'), width: 72, align: 'right', cell: menu },
  ]
}
