import { request } from './client'
import type { Role } from './types'

export type Person = {
  id: string
  email: string
  name: string
  role: Role
  state: 'active' | 'locked'
  last_sign_in: string | null
  second_factor: boolean
  is_self: boolean
}

export type Invitation = {
  id: string
  email: string
  name: string
  role: Role
  /** Invalid: whoever sent it may no longer give its role. */
  state: 'invited' | 'expired' | 'invalid'
  invited_by: string | null
  created: string
  expires: string
}

export type PeopleList = { items: Person[]; invitations: Invitation[] }
/** The one answer that holds the link; never kept in a cache. */
export type SentInvitation = { invitation: Invitation; link: string }

const personPath = ({ id }: Person) => `/console/admin/users/${encodeURIComponent(id)}`
const invitationPath = ({ id }: Invitation) => `/console/admin/invitations/${encodeURIComponent(id)}`

export const peopleKey = ['admin', 'people']
export const loadPeople = (signal?: AbortSignal) => request<PeopleList>('GET', '/console/admin/users', { signal })

export const setRole = (person: Person, role: Role) =>
  request<Person>('PUT', `${personPath(person)}/role`, { body: { role } })
export const lockPerson = (person: Person) => request<Person>('POST', `${personPath(person)}/lock`, { body: {} })
export const unlockPerson = (person: Person) => request<Person>('POST', `${personPath(person)}/unlock`, { body: {} })
export const endPersonSessions = (person: Person) =>
  request<null>('POST', `${personPath(person)}/sessions/end`, { body: {} })
export const removePerson = (person: Person) => request<null>('DELETE', personPath(person))

export type NewInvitation = { email: string; name?: string; role: Role }
export const invite = (body: NewInvitation) => request<SentInvitation>('POST', '/console/admin/invitations', { body })
export const renewInvitation = (invitation: Invitation) =>
  request<SentInvitation>('POST', `${invitationPath(invitation)}/renew`, { body: {} })
export const revokeInvitation = (invitation: Invitation) => request<null>('DELETE', invitationPath(invitation))
