import { useTranslation } from 'react-i18next'
import { visible } from '../text/visible'
import { Unknown } from './Foreign'
import { type Level, Severity } from './Severity'

const levels: Record<string, Level> = {
  critical: 'critical',
  high: 'high',
  warning: 'high',
  medium: 'medium',
  caution: 'medium',
  low: 'low',
  info: 'low',
}

/** A severity as the server writes it, in the person's language; a word we do not know stays as it is. */
export function SeverityLabel({ value }: { value: string | null | undefined }) {
  const { t } = useTranslation()
  if (!value) return <Unknown />
  const level = levels[value.toLowerCase()]
  if (!level) return <span>{visible(value)}</span>
  return (
    <Severity level={level}>{value.toLowerCase() === 'info' ? t('severity.info') : t(`severity.${level}`)}</Severity>
  )
}
