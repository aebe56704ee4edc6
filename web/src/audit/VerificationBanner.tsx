import { Alert, Button, Group, Text } from '@mantine/core'
import { IconAlertOctagonFilled, IconRosetteDiscountCheck } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { verificationQuery } from '../api/audit'
import { formatNumber } from '../text/number'
import { visible } from '../text/visible'
import { Failure } from '../ui/Failure'
import { StateLabel } from '../ui/StateLabel'
import { RelativeTime } from '../ui/Time'
import classes from './Audit.module.css'

/** Whether the chain of records is whole. */
export function VerificationBanner() {
  const { t } = useTranslation('audit')
  const { data, error, isFetching, refetch } = useQuery(verificationQuery)
  if (error && !data) return <Failure title={t('verification.failed')} error={error} onRetry={() => refetch()} />
  if (!data)
    return (
      <Text c="dimmed" role="status" className={classes.verification}>
        {isFetching && t('verification.checking')}
      </Text>
    )
  if (data.result === 'damaged') {
    const bad = data.first_bad
    return (
      <Alert
        role="alert"
        color="red"
        variant="light"
        className={classes.verification}
        icon={<IconAlertOctagonFilled size={18} />}
        title={t('verification.damaged')}
      >
        {bad && t('verification.firstBad', { seq: formatNumber(bad.seq), what: visible(bad.what) })}{' '}
        {t('verification.advice')}
      </Alert>
    )
  }
  return (
    <Group gap={6} role="status" className={classes.verification}>
      <StateLabel icon={IconRosetteDiscountCheck} tone="good">
        {t('verification.intact', { count: data.records, shown: formatNumber(data.records) })}
      </StateLabel>
      <span className="dimmed">
        <RelativeTime value={data.checked_at} />
      </span>
      <Button variant="subtle" size="compact-xs" loading={isFetching} onClick={() => refetch()}>
        {t('verification.again')}
      </Button>
    </Group>
  )
}
