import { Button, EmptyState, Skeleton, Stack } from '@mantine/core'
import { IconBellOff } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import { findAlert } from '../api/alerts'
import { ApiError } from '../api/client'
import { BackLink } from '../ui/DetailPage'
import { Failure } from '../ui/Failure'
import { NoPermission } from '../ui/NoPermission'
import { usePageTitle } from '../ui/usePageTitle'
import { AlertDetail } from './AlertDetail'

/** One alert, by its id or the ticket that other products write into their links. */
export default function AlertPage() {
  const { t } = useTranslation('alerts')
  const { id = '' } = useParams()
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['alert', id],
    queryFn: ({ signal }) => findAlert(id, signal),
  })
  usePageTitle(data ? null : t('title'))
  if (data) return <AlertDetail alert={data} />
  return (
    <div>
      <BackLink to="/alerts" label={t('detail.back')} />
      {isPending ? (
        <Stack aria-busy>
          <Skeleton height={26} width="min(100%, 360px)" />
          <Skeleton height={160} />
          <Skeleton height={120} />
        </Stack>
      ) : error instanceof ApiError && error.status === 403 ? (
        <NoPermission whole />
      ) : error ? (
        <Failure title={t('detail.failed')} error={error} onRetry={refetch} />
      ) : (
        <EmptyState icon={<IconBellOff />} title={t('detail.missing')} description={t('detail.missingAbout')} mt="xl">
          <EmptyState.Actions>
            <Button component={Link} to="/alerts">
              {t('detail.toList')}
            </Button>
          </EmptyState.Actions>
        </EmptyState>
      )}
    </div>
  )
}
