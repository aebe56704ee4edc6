import { topLevelTerms, withoutTerm, withTerm } from './terms'

/** The one condition on a field that has to hold; alternatives joined by OR are none. */
export function conditionOn(filter: string, field: string): { index: number; term: string } {
  const terms = topLevelTerms(filter)
  const alone = new RegExp(`^${field}:(\\([^()]*\\)|"[^"]*"|\\S+)$`, 'i')
  const index = terms.findIndex(({ text }) => alone.test(text))
  return { index, term: terms[index]?.text ?? '' }
}

/** The filter with this condition in the place of the one on the field; "" takes it away. */
export function withCondition(filter: string, field: string, term: string): string {
  const { index } = conditionOn(filter, field)
  const rest = index < 0 ? filter : withoutTerm(filter, index)
  return term ? withTerm(rest, term) : rest
}

/** Whether a field is asked for anywhere; what stands in quotes is no field. */
export const mentions = (filter: string, field: string) =>
  new RegExp(`(^|[\\s(-])${field}:`, 'i').test(filter.replace(/"(\\.|[^"\\])*"/gs, '""'))
