import { request } from './client'
import type { Role } from './types'

/** What an invitation's page tells of it; `invited_by` is null when the sender has left. */
export type InvitationOffer = {
  tenant: string
  email: string
  name: string
  role: Role
  invited_by: string | null
  expires: string
}

// Open calls: the token goes in a body, never in an address or a cache.
export const readInvitation = (token: string) =>
  request<InvitationOffer>('POST', '/console/invitation', { body: { token }, aboutSession: true })

export type Acceptance = { token: string; name: string; password: string }
export const acceptInvitation = (body: Acceptance) =>
  request<{ tenant: string; email: string }>('POST', '/console/invitation/accept', { body, aboutSession: true })
