import { conditionOn, mentions, withCondition } from '../ui/filter/condition'
import { valuesOf, withTerm } from '../ui/filter/terms'

export const alertStates = ['open', 'resolved', 'all'] as const
export type AlertState = (typeof alertStates)[number]

const field = 'resolved'
const terms: Record<AlertState, string> = { open: '', resolved: 'resolved:true', all: 'resolved:(true, false)' }

/** The queue is what is open unless the filter says otherwise. Null: the filter says it in a way of its own. */
export function stateOf(filter: string): AlertState | null {
  const { term } = conditionOn(filter, field)
  const values = term && valuesOf(term.toLowerCase(), field)
  if (!values) return mentions(filter, field) ? null : 'open'
  if (values.includes('true')) return values.includes('false') ? 'all' : 'resolved'
  return values.includes('false') ? 'open' : null
}

export const withState = (filter: string, state: string) =>
  withCondition(filter, field, terms[alertStates.find((one) => one === state) ?? 'open'])

export const openOnly = (filter: string) => !mentions(filter, field)

/** For calls that know the state by the filter alone. */
export const withOpen = (filter: string) => (openOnly(filter) ? withTerm(filter, 'resolved:false') : filter)
