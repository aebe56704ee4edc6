import type { AlertState } from '../api/alerts'
import { withTerm } from '../ui/filter/terms'

/** A filter that says the state too, for calls that know no other way. */
export function alertFilter(state: AlertState, filter: string): string {
  if (state === 'all') return filter
  return withTerm(filter, `resolved:${state === 'resolved'}`)
}
