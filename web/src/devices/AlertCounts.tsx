import { VisuallyHidden } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Device } from '../api/types'
import { formatNumber } from '../text/number'
import { type Level, Severity } from '../ui/Severity'
import classes from '../ui/Table.module.css'

export function AlertCounts({ device }: { device: Device }) {
  const { t } = useTranslation('devices')
  const kinds: [number, Level, string][] = [
    [device.number_of_critical_alerts, 'critical', t('alerts.critical')],
    [device.number_of_warning_alerts, 'high', t('alerts.warning')],
    [device.number_of_caution_alerts, 'medium', t('alerts.caution')],
    [device.number_of_info_alerts, 'low', t('alerts.info')],
  ]
  const some = kinds.filter(([count]) => count > 0)
  if (some.length === 0) return <span className="dimmed">0</span>
  return (
    <span className={classes.counts}>
      {some.map(([count, level, word]) => (
        <Severity key={level} level={level} plain label={word}>
          {formatNumber(count)}
          <VisuallyHidden> {word}</VisuallyHidden>
        </Severity>
      ))}
    </span>
  )
}
