import { Button, Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { healthQuery } from '../api/health'
import { Failure } from '../ui/Failure'
import { ForAdministrators } from '../ui/ForAdministrators'
import { PageHead } from '../ui/PageHead'
import { HealthSections } from './HealthSections'

export default function HealthPage() {
  return (
    <ForAdministrators>
      <Health />
    </ForAdministrators>
  )
}

function Health() {
  const { t } = useTranslation('health')
  const { data, error, isPending, refetch } = useQuery(healthQuery)
  // By itself it is asked every few seconds: only what a person asks for shows that it runs.
  const [asking, setAsking] = useState(false)
  const again = () => {
    setAsking(true)
    refetch().finally(() => setAsking(false))
  }
  return (
    <div>
      <PageHead
        title={t('title')}
        about={t('about')}
        action={
          <Button variant="default" loading={asking} onClick={again}>
            {t('again')}
          </Button>
        }
      />
      {isPending && <Skeleton height={180} aria-busy aria-label={t('loading')} />}
      {error && <Failure title={t('failed')} error={error} onRetry={() => refetch()} />}
      {data && <HealthSections health={data} />}
    </div>
  )
}
