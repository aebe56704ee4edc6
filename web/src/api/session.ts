import { onlineManager } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'
import { ApiError, connect, request } from './client'
import type { Session, Theme } from './types'

/** `expired` keeps the session's data: the page behind the sign-in dialog stays as it was. */
type State =
  | { status: 'loading' | 'signed-out' | 'unavailable'; session: null }
  | { status: 'signed-in' | 'expired'; session: Session }

let state: State = { status: 'loading', session: null }
const listeners = new Set<() => void>()
let renewal = Promise.withResolvers<void>()

function set(next: State) {
  state = next
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}

function accept(session: Session) {
  const known = state.session
  if (known && (known.user.id !== session.user.id || known.tenant !== session.tenant)) return location.reload()
  set({ status: 'signed-in', session })
  renewal.resolve()
}

function expire() {
  if (state.status === 'signed-in') {
    renewal = Promise.withResolvers<void>()
    set({ ...state, status: 'expired' })
  }
  return renewal.promise
}

connect({
  csrf: () => state.session?.csrf ?? null,
  renew: expire,
  async refresh() {
    await loadSession()
    if (state.status === 'expired') await renewal.promise
  },
  reachable: (yes) => onlineManager.setOnline(yes),
})

export const useSessionState = () => useSyncExternalStore(subscribe, () => state)

export function useSession(): Session {
  const { session } = useSessionState()
  if (!session) throw new Error('This part of the console is shown to a signed-in person alone')
  return session
}

export async function loadSession() {
  try {
    accept(await request<Session>('GET', '/console/session', { aboutSession: true }))
  } catch (error) {
    if (error instanceof ApiError && error.status === 401) {
      if (state.session) expire()
      else set({ status: 'signed-out', session: null })
    } else if (!state.session) set({ status: 'unavailable', session: null })
  }
}

export type Credentials = { email: string; password: string; tenant?: string; code?: string }

export async function signIn(credentials: Credentials) {
  accept(await request<Session>('POST', '/console/session', { body: credentials, aboutSession: true }))
}

export async function confirmPassword(password: string) {
  accept(await request<Session>('POST', '/console/session/confirm', { body: { password } }))
}

/** Leaves by loading the page anew, so that nothing of the session stays in memory. */
export async function signOut() {
  await request('DELETE', '/console/session', { aboutSession: true }).catch((error) => {
    if (!(error instanceof ApiError && error.status === 401)) throw error
  })
  location.assign('/')
}

/** Worn at once, kept with the person's preferences meanwhile. */
export async function saveTheme(theme: Theme) {
  if (state.session) set({ ...state, session: { ...state.session, preferences: { theme } } })
  await request('PUT', '/console/preferences', { body: { theme } })
}

export async function changePassword(current: string, next: string) {
  accept(await request<Session>('PUT', '/console/password', { body: { current, new: next } }))
}

/** Ends every other session of the person; this one goes on under a new cookie. */
export async function endOtherSessions() {
  accept(await request<Session>('POST', '/console/sessions/end-others', { body: {} }))
}
