import { NativeSelect } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { defaultSiteId, siteListQuery } from '../../api/network'
import { visible } from '../../text/visible'
import { Failure } from '../../ui/Failure'
import type { Draft } from './fields'

type Props = { draft: Draft; onChange(change: Partial<Draft>): void }

export function SiteField({ draft, onChange }: Props) {
  const { t } = useTranslation('devices')
  const { data, error, refetch } = useQuery(siteListQuery)
  if (error) return <Failure error={error} onRetry={() => refetch()} />
  const sites = (data ?? []).filter(({ siteid }) => siteid !== defaultSiteId)
  return (
    <NativeSelect
      label={t('bulk.siteName')}
      data-autofocus
      value={draft.site}
      onChange={(event) => onChange({ site: event.currentTarget.value })}
      data={[
        { value: '', label: t(data ? 'bulk.choose' : 'bulk.loading'), disabled: true },
        ...sites.map(({ siteid, external_id }) => ({ value: siteid, label: visible(external_id) })),
        { value: defaultSiteId, label: t('bulk.noSite') },
      ]}
    />
  )
}
