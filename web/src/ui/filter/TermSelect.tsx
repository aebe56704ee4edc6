import { NativeSelect } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { topLevelTerms, withoutTerm, withTerm } from './terms'

type Props = {
  label: string
  /** The field whose condition is chosen: `severity`. */
  field: string
  choices: { term: string; label: string }[]
  filter: string
  onChange(filter: string): void
}

/** The condition on one field, if there is one that has to hold. */
function conditionOn(field: string, filter: string) {
  const terms = topLevelTerms(filter)
  // One condition: alternatives joined by OR come as one text, too.
  const alone = new RegExp(`^${field}:(\\([^()]*\\)|"[^"]*"|\\S+)$`, 'i')
  const index = terms.findIndex(({ text }) => alone.test(text))
  return { index, term: terms[index]?.text ?? '' }
}

/** Frequent conditions without writing: what is chosen stands in the filter, and what stands there is shown. */
export function TermSelect({ label, field, choices, filter, onChange }: Props) {
  const { t } = useTranslation('filter')
  const { index, term } = conditionOn(field, filter)
  const own = term !== '' && !choices.some((choice) => choice.term === term)

  function choose(next: string) {
    const rest = index < 0 ? filter : withoutTerm(filter, index)
    onChange(next ? withTerm(rest, next) : rest)
  }

  return (
    <NativeSelect
      aria-label={label}
      value={term}
      onChange={({ currentTarget }) => choose(currentTarget.value)}
      data={[
        { value: '', label: `${label}: ${t('all')}` },
        ...choices.map((choice) => ({ value: choice.term, label: `${label}: ${choice.label}` })),
        ...(own ? [{ value: term, label: `${label}: ${t('own')}` }] : []),
      ]}
    />
  )
}
