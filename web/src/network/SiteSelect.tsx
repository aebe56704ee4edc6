import { Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { siteListQuery } from '../api/network'
import { visible } from '../text/visible'

type Props = {
  label: string
  description?: string
  /** The name of a site; null while none is chosen. */
  value: string | null
  onChange(name: string | null): void
  error?: string
  clearable?: boolean
  disabled?: boolean
}

export function SiteSelect(props: Props) {
  const { t } = useTranslation('network')
  const { data, isPending, isError } = useQuery(siteListQuery)
  return (
    <Select
      searchable
      data={(data ?? []).map(({ external_id }) => ({ value: external_id, label: visible(external_id) }))}
      placeholder={isPending ? t('sitesLoading') : isError ? t('sites.failed') : undefined}
      nothingFoundMessage={t('noSuchSite')}
      maxDropdownHeight={240}
      {...props}
    />
  )
}
