import { useTranslation } from 'react-i18next'

/** What is asked most often, one choice each. */
export function useAlertConditions() {
  const { t } = useTranslation(['findings', 'common'])
  return [
    {
      field: 'severity',
      label: t('severity'),
      choices: [
        { term: 'severity:high', label: t('common:severity.high') },
        { term: 'severity:>=medium', label: t('atLeast', { level: t('common:severity.medium') }) },
        { term: 'severity:>=low', label: t('atLeast', { level: t('common:severity.low') }) },
      ],
    },
    {
      field: 'date',
      label: t('age'),
      choices: [
        { term: 'date:>-24h', label: t('lastDay') },
        { term: 'date:>-7d', label: t('lastDays', { count: 7 }) },
        { term: 'date:>-30d', label: t('lastDays', { count: 30 }) },
      ],
    },
  ]
}
