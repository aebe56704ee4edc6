import { useTranslation } from 'react-i18next'
import type { Device } from '../api/types'
import { visible } from '../text/visible'
import { Unknown } from '../ui/Foreign'
import { type Level, Severity } from '../ui/Severity'

const levels: Record<string, Level> = { critical: 'critical', high: 'high', medium: 'medium', low: 'low' }

export function RiskLabel({ device: { risk_level, risk_score } }: { device: Device }) {
  const { t } = useTranslation('devices')
  if (!risk_level) return risk_score === null ? <Unknown /> : <span>{risk_score}</span>
  const level = levels[risk_level.toLowerCase()]
  if (!level) return <span>{visible(risk_level)}</span>
  return (
    <Severity level={level}>
      {t(`risk.${level}`)}
      <span>{risk_score ?? '–'}</span>
    </Severity>
  )
}
