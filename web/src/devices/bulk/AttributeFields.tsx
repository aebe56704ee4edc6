import { NativeSelect, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { attributesQuery } from '../../api/catalogue'
import { visible } from '../../text/visible'
import { Failure } from '../../ui/Failure'
import type { Draft } from './fields'

type Props = { draft: Draft; onChange(change: Partial<Draft>): void }

/** A custom attribute and its value; those of the system have a few values alone. */
export function AttributeFields({ draft, onChange }: Props) {
  const { t } = useTranslation('devices')
  const { data, error, refetch } = useQuery(attributesQuery)
  if (error) return <Failure error={error} onRetry={() => refetch()} />
  const attributes = data ?? []
  const options = attributes.find((one) => one.customAttributeName === draft.attribute)?.systemAttrValueOptions ?? []
  return (
    <>
      <NativeSelect
        label={t('bulk.attributeName')}
        value={draft.attribute}
        onChange={(event) => onChange({ attribute: event.currentTarget.value, value: '' })}
        data={[
          { value: '', label: t(data ? 'bulk.choose' : 'bulk.loading'), disabled: true },
          ...attributes.map(({ customAttributeName: name }) => ({ value: name, label: visible(name) })),
        ]}
      />
      {options.length > 0 ? (
        <NativeSelect
          label={t('bulk.attributeValue')}
          value={draft.value}
          onChange={(event) => onChange({ value: event.currentTarget.value })}
          data={[{ value: '', label: t('bulk.noValue') }, ...options]}
        />
      ) : (
        <TextInput
          label={t('bulk.attributeValue')}
          description={t('bulk.attributeValueAbout')}
          maxLength={255}
          value={draft.value}
          onChange={(event) => onChange({ value: event.currentTarget.value })}
        />
      )}
    </>
  )
}
