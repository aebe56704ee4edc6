import { Button, EmptyState, Skeleton, Stack } from '@mantine/core'
import { IconDevices2 } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { loadOverview, type Overview } from '../api/overview'
import { formatMinute } from '../text/time'
import { Failure } from '../ui/Failure'
import { PageHead } from '../ui/PageHead'
import { NewDevices, OpenAlerts, RaisedAlerts } from './days'
import { Exposed } from './Exposed'
import { Ingestion } from './Ingestion'
import classes from './Overview.module.css'
import { Shares } from './Shares'
import { Tiles } from './Tiles'

const everyMinute = 60_000

export default function OverviewPage() {
  const { t } = useTranslation('overview')
  const { data, error, refetch } = useQuery({
    queryKey: ['overview'],
    queryFn: ({ signal }) => loadOverview(signal),
    refetchInterval: everyMinute,
  })
  const about = data ? `${t('about')} ${t('asOf', { time: formatMinute(data.as_of) })}.` : t('about')
  return (
    <Stack gap="md">
      <PageHead title={t('title')} about={about} />
      {data ? (
        <Content overview={data} />
      ) : error ? (
        <Failure title={t('failed')} error={error} onRetry={() => refetch()} />
      ) : (
        <Stack aria-busy aria-label={t('loading')}>
          <Skeleton height={84} />
          <Skeleton height={240} />
          <Skeleton height={240} />
        </Stack>
      )}
    </Stack>
  )
}

function Content({ overview }: { overview: Overview }) {
  const { t } = useTranslation('overview')
  if (overview.devices.total === 0)
    return (
      <EmptyState icon={<IconDevices2 />} title={t('none')} description={t('noneAbout')} mt="xl">
        <EmptyState.Actions>
          <Button component={Link} to="/api">
            {t('toGuide')}
          </Button>
        </EmptyState.Actions>
      </EmptyState>
    )
  return (
    <>
      <Tiles overview={overview} />
      <div className={classes.pair}>
        <NewDevices days={overview.devices.new_by_day} />
        <OpenAlerts days={overview.alerts.by_day} />
        <RaisedAlerts days={overview.alerts.by_day} />
      </div>
      <Shares overview={overview} />
      <Exposed devices={overview.most_exposed} />
      <Ingestion {...overview.ingestion} />
    </>
  )
}
