import type { Person } from '../api/people'
import type { Role } from '../api/types'

export type PersonAction = 'setRole' | 'lock' | 'unlock' | 'endSessions' | 'remove'

/** What the caller may do with a person: nobody acts on themselves, and only owners act on owners. */
export function personActions(person: Person, own: Role): PersonAction[] {
  if (person.is_self || (person.role === 'owner' && own !== 'owner')) return []
  return ['setRole', person.state === 'locked' ? 'unlock' : 'lock', 'endSessions', 'remove']
}
