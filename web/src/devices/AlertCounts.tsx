import { VisuallyHidden } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Device } from '../api/types'
import { formatNumber } from '../text/number'
import { type Level, Severity } from '../ui/Severity'
import classes from '../ui/Table.module.css'

/** The two gravest kinds by icon, the rest as a sum; all of them in words on hover and to a screen reader. */
export function AlertCounts({ device }: { device: Device }) {
  const { t } = useTranslation('devices')
  const kinds: { count: number; level: Level; word: string }[] = [
    { count: device.number_of_critical_alerts, level: 'critical', word: t('alerts.critical') },
    { count: device.number_of_warning_alerts, level: 'high', word: t('alerts.warning') },
    { count: device.number_of_caution_alerts, level: 'medium', word: t('alerts.caution') },
    { count: device.number_of_info_alerts, level: 'low', word: t('alerts.info') },
  ]
  const some = kinds.filter(({ count }) => count > 0)
  if (some.length === 0) return <span className="dimmed">0</span>
  const words = some.map(({ count, word }) => `${formatNumber(count)} ${word}`).join(', ')
  const rest = some.slice(2).reduce((sum, { count }) => sum + count, 0)
  return (
    <span className={classes.counts} title={words}>
      <VisuallyHidden>{words}</VisuallyHidden>
      {some.slice(0, 2).map(({ count, level }) => (
        <Severity key={level} level={level} plain>
          <span aria-hidden>{formatNumber(count)}</span>
        </Severity>
      ))}
      {rest > 0 && <span aria-hidden>+{formatNumber(rest)}</span>}
    </span>
  )
}
