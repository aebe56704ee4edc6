import { Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { settingsQuery } from '../api/settings'
import { Failure } from '../ui/Failure'
import { ForAdministrators } from '../ui/ForAdministrators'
import { PageHead } from '../ui/PageHead'
import { SettingsForm } from './SettingsForm'

export default function SettingsPage() {
  return (
    <ForAdministrators>
      <TenantSettings />
    </ForAdministrators>
  )
}

function TenantSettings() {
  const { t } = useTranslation('settings')
  const { data, error, isPending, refetch } = useQuery(settingsQuery)
  return (
    <div>
      <PageHead title={t('title')} about={t('about')} />
      {isPending && <Skeleton height={240} aria-busy aria-label={t('loading')} />}
      {error && !data && <Failure title={t('failed')} error={error} onRetry={() => refetch()} />}
      {data && <SettingsForm key={JSON.stringify(data.settings)} answer={data} />}
    </div>
  )
}
