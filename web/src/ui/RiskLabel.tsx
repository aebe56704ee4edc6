import { useTranslation } from 'react-i18next'
import { visible } from '../text/visible'
import { Unknown } from './Foreign'
import { type Level, Severity } from './Severity'

const levels: Record<string, Level> = { critical: 'critical', high: 'high', medium: 'medium', low: 'low' }

type Props = { level: string | null | undefined; score: number | null | undefined }

/** Risk in a word, with its score of 100. */
export function RiskLabel({ level: word, score }: Props) {
  const { t } = useTranslation()
  if (!word) return score == null ? <Unknown /> : <span>{score}</span>
  const level = levels[word.toLowerCase()]
  if (!level) return <span>{visible(word)}</span>
  return (
    <Severity level={level}>
      {t(`severity.${level}`)}
      <span>{score ?? '–'}</span>
    </Severity>
  )
}
