import { Autocomplete } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { noTagType, tagsQuery } from '../../api/catalogue'
import type { Draft } from './fields'

type Props = { draft: Draft; onChange(change: Partial<Draft>): void }

const mostOffered = 50

/** A tag by its value, and the group it belongs to if any; those of the tenant are offered. */
export function TagFields({ draft, onChange }: Props) {
  const { t } = useTranslation('devices')
  const { data: tags = [] } = useQuery(tagsQuery('tenant'))
  const types = [...new Set(tags.map(({ tagType }) => tagType))].filter((type) => type && type !== noTagType)
  const values = tags
    .filter(({ tagType }) => tagType === (draft.tagType.trim() || noTagType))
    .map((tag) => tag.tagValue)
  return (
    <>
      <Autocomplete
        label={t('bulk.tagType')}
        description={t('bulk.tagTypeAbout')}
        data={types}
        limit={mostOffered}
        value={draft.tagType}
        onChange={(tagType) => onChange({ tagType })}
      />
      <Autocomplete
        label={t('bulk.tagValue')}
        data-autofocus
        data={[...new Set(values)]}
        limit={mostOffered}
        value={draft.tagValue}
        onChange={(tagValue) => onChange({ tagValue })}
      />
    </>
  )
}
