import { Skeleton, Stack } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { instant, text } from '../../text/foreignJson'
import { visible } from '../../text/visible'
import { Failure } from '../../ui/Failure'
import { type Happened, History } from '../../ui/History'
import { useHappened } from '../../ui/useHappened'
import type { useDeviceAlerts, useDeviceVulnerabilities } from './useDevice'

type Props = {
  /** ISO 8601; absent where it is not known. */
  firstSeen: unknown
  alerts: ReturnType<typeof useDeviceAlerts>
  vulnerabilities: ReturnType<typeof useDeviceVulnerabilities>
}

/** What is told of it by its alerts and vulnerabilities, newest first; changes of its fields are not recorded. */
export function DeviceHistory({ firstSeen, alerts, vulnerabilities }: Props) {
  const { t } = useTranslation('device')
  const done: unknown[] = []
  const known: Happened[] = [{ time: instant(firstSeen), what: t('history.firstSeen') }]
  for (const alert of alerts.data?.items ?? []) {
    known.push({ time: instant(alert.date), what: t('history.alert', { name: visible(text(alert.name) ?? '') }) })
    done.push(...entriesOf(alert.reason_history, text(alert.name)))
  }
  for (const one of vulnerabilities.data?.rows ?? []) {
    known.push({
      time: instant(one.detected_date),
      what: t('history.vulnerability', { name: visible(one.vulnerability_name) }),
    })
    done.push(...entriesOf(one.reason_history, one.vulnerability_name))
  }
  const entries = useHappened(done, known)

  for (const query of [alerts, vulnerabilities]) {
    if (query.error)
      return <Failure title={t('history.failed')} error={query.error} onRetry={() => void query.refetch()} />
  }
  if (!alerts.data || !vulnerabilities.data)
    return (
      <Stack gap="sm" aria-busy>
        <Skeleton height={12} width="60%" />
        <Skeleton height={12} width="45%" />
      </Stack>
    )
  return <History label={t('tabs.history')} entries={entries} />
}

const entriesOf = (history: unknown, of: string | null) =>
  Array.isArray(history) ? history.filter((entry) => entry && typeof entry === 'object').map((e) => ({ ...e, of })) : []
