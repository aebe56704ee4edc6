import { NativeSelect } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { conditionOn, withCondition } from './condition'

type Props = {
  label: string
  /** The field whose condition is chosen: `severity`. */
  field: string
  choices: { term: string; label: string }[]
  filter: string
  onChange(filter: string): void
}

/** Frequent conditions without writing: what is chosen stands in the filter, and what stands there is shown. */
export function TermSelect({ label, field, choices, filter, onChange }: Props) {
  const { t } = useTranslation('filter')
  const { term } = conditionOn(filter, field)
  const own = term !== '' && !choices.some((choice) => choice.term === term)

  return (
    <NativeSelect
      aria-label={label}
      value={term}
      onChange={({ currentTarget }) => onChange(withCondition(filter, field, currentTarget.value))}
      data={[
        { value: '', label: `${label}: ${t('all')}` },
        ...choices.map((choice) => ({ value: choice.term, label: `${label}: ${choice.label}` })),
        ...(own ? [{ value: term, label: `${label}: ${t('own')}` }] : []),
      ]}
    />
  )
}
