import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Attribute } from '../../api/catalogue'
import { visible } from '../../text/visible'
import { Foreign } from '../../ui/Foreign'
import type { Column } from '../../ui/table/column'

export const isSystem = ({ docType }: Attribute) => docType === 'systemCustomAttribute'

/** What the rows are ordered by, by column. People's own come before those of the system. */
export const attributeOrder: Record<string, (attribute: Attribute) => string | number> = {
  name: ({ customAttributeName }) => customAttributeName,
  kind: (attribute) => `${isSystem(attribute) ? 1 : 0} ${attribute.customAttributeName}`,
  default: ({ defaultValue }) => defaultValue,
}

/** The rules in a line: filter, value, in the order in which they are tried. */
export function useRuleWords() {
  const { t } = useTranslation('catalogue')
  return ({ ruleOrders }: Attribute) =>
    ruleOrders
      .map(({ filter, customAttributeValue }) =>
        t('attributes.rule', { filter: visible(filter.filterName), value: visible(customAttributeValue) }),
      )
      .join('; ')
}

export function useAttributeColumns(menu: (attribute: Attribute) => ReactNode): Column<Attribute>[] {
  const { t } = useTranslation(['catalogue', 'table'])
  const words = useRuleWords()
  return [
    {
      name: 'name',
      title: t('columns.name'),
      width: 220,
      sortable: 'low',
      cell: ({ customAttributeName }) => <Foreign value={customAttributeName} />,
    },
    {
      name: 'kind',
      title: t('columns.kind'),
      width: 120,
      sortable: 'low',
      cell: (attribute) => t(isSystem(attribute) ? 'attributes.system' : 'attributes.own'),
    },
    { name: 'rules', title: t('columns.rules'), width: 360, cell: (attribute) => <Foreign value={words(attribute)} /> },
    {
      name: 'default',
      title: t('columns.default'),
      width: 160,
      sortable: 'low',
      cell: ({ defaultValue }) => <Foreign value={defaultValue} />,
    },
    {
      name: 'field',
      title: t('columns.field'),
      width: 260,
      hidden: true,
      cell: ({ fieldName }) => <Foreign mono value={fieldName} />,
    },
    { name: 'actions', title: t('table:actions'), width: 72, align: 'right', cell: menu },
  ]
}
