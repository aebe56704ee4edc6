import { useTranslation } from 'react-i18next'
import { instant, record, text, texts } from '../text/foreignJson'
import { visible } from '../text/visible'
import type { Happened } from './History'

const known = ['resolve', 'mitigate', 'ignore', 'reopen', 'first_detected', 'last_detected'] as const

/** `reason_history` of an alert or a vulnerability, with what else is known, the latest first. */
export function useHappened(history: unknown, more: Happened[] = []): Happened[] {
  const { t } = useTranslation('findings')
  const entries = (Array.isArray(history) ? history.map(record) : []).map((entry): Happened => {
    const action = text(entry.action) ?? text(entry.evidence_type)
    const word = known.find((one) => one === action)
    return {
      time: instant(entry.timestamp),
      what: word ? t(`history.${word}`) : action ? visible(action) : t('history.unknown'),
      of: text(entry.of),
      by: text(entry.user_name) ?? text(entry.user_email),
      reason: text(entry.reason),
      kinds: texts(entry.reason_type),
    }
  })
  const at = ({ time }: Happened) => (time ? Date.parse(time) : 0)
  return [...entries, ...more].sort((one, other) => at(other) - at(one))
}
