import { request } from './client'
import type { StateChange } from './keys'
import type { AccessKey, KeyState } from './types'

export type OwnedKey = AccessKey & { owner: { id: string; email: string } }
export type AllKeysFilter = { user: string; state: KeyState | null }

export const allKeysKey = ['admin', 'keys']

export async function loadAllKeys({ user, state }: AllKeysFilter, cursor: string | null, signal: AbortSignal) {
  const query = new URLSearchParams({ limit: '200' })
  if (cursor) query.set('cursor', cursor)
  if (user) query.set('user', user)
  if (state) query.set('state', state)
  const page = await request<{ items: OwnedKey[]; next: string | null }>('GET', `/console/admin/keys?${query}`, {
    signal,
  })
  return { rows: page.items, next: page.next }
}

export const changeAnyKey = (key: OwnedKey, change: StateChange) =>
  request<OwnedKey>('POST', `/console/admin/keys/${encodeURIComponent(key.id)}/${change}`, { body: {} })
