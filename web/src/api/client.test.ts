import { onlineManager } from '@tanstack/react-query'
import { beforeEach, expect, test, vi } from 'vitest'
import { problem, serve, session } from '../testing/server'
import { ApiError, request, Unreachable } from './client'
import { loadSession, signIn } from './session'

beforeEach(() => {
  onlineManager.setOnline(true)
})

test('a change carries the CSRF token and JSON, a read carries neither', async () => {
  const server = serve({
    'GET /console/session': () => ({ body: session }),
    'PUT /console/preferences': () => ({ status: 204 }),
  })
  await loadSession()
  await request('PUT', '/console/preferences', { body: { theme: 'dark' } })
  const [read, change] = server.calls
  expect(read?.headers.has('X-CSRF-Token')).toBe(false)
  expect(change?.headers.get('X-CSRF-Token')).toBe(session.csrf)
  expect(change?.headers.get('Content-Type')).toBe('application/json')
  expect(change?.body).toEqual({ theme: 'dark' })
})

test('an error answer tells type, request id and how long to wait', async () => {
  serve({
    'GET /x': () => ({
      ...problem(429, 'slow-down', { detail: 'Wait' }),
      headers: { 'X-Request-Id': 'r1', 'Retry-After': '7' },
    }),
  })
  const error = await request('GET', '/x').catch((thrown) => thrown)
  expect(error).toBeInstanceOf(ApiError)
  expect(error).toMatchObject({ status: 429, type: 'slow-down', requestId: 'r1', retryAfter: 7, message: 'Wait' })
})

test('an answer that is not JSON is an error like any other', async () => {
  vi.stubGlobal('fetch', async () => new Response('<h1>Bad gateway</h1>', { status: 502 }))
  await expect(request('GET', '/x')).rejects.toMatchObject({ status: 502, type: 'about:blank', message: 'HTTP 502' })
})

test('no answer at all takes the console offline, the next answer brings it back', async () => {
  serve({})
  await expect(request('GET', '/x')).rejects.toBeInstanceOf(Unreachable)
  expect(onlineManager.isOnline()).toBe(false)
  serve({ 'GET /x': () => ({ body: 1 }) })
  await expect(request('GET', '/x')).resolves.toBe(1)
  expect(onlineManager.isOnline()).toBe(true)
})

test('a call that meets an ended session waits for the person to sign in and goes on with the new token', async () => {
  let signedIn = false
  const server = serve({
    'GET /console/session': () => ({ body: session }),
    'POST /console/session': () => {
      signedIn = true
      return { status: 201, body: { ...session, csrf: 'new' } }
    },
    'PUT /console/preferences': () => (signedIn ? { status: 204 } : problem(401, 'no-session')),
  })
  await loadSession()
  const waiting = request('PUT', '/console/preferences', { body: { theme: 'dark' } })
  await vi.waitFor(() => expect(server.to('PUT', '/console/preferences')).toHaveLength(1))
  await signIn({ email: 'ada@acme.example', password: 'p' })
  await waiting
  expect(server.to('PUT', '/console/preferences').map(({ headers }) => headers.get('X-CSRF-Token'))).toEqual([
    session.csrf,
    'new',
  ])
})

test('a token that another tab made stale is renewed once', async () => {
  let csrf = session.csrf
  const server = serve({
    'GET /console/session': () => ({ body: { ...session, csrf } }),
    'PUT /console/preferences': ({ headers }) =>
      headers.get('X-CSRF-Token') === 'fresh' ? { status: 204 } : problem(403, 'csrf'),
  })
  await loadSession()
  csrf = 'fresh'
  await request('PUT', '/console/preferences', { body: { theme: 'dark' } })
  expect(server.to('PUT', '/console/preferences')).toHaveLength(2)
})

test('a wrong password at sign-in is not an ended session', async () => {
  serve({ 'POST /console/session': () => problem(401, 'sign-in-failed') })
  await expect(signIn({ email: 'a', password: 'b' })).rejects.toMatchObject({ type: 'sign-in-failed' })
})
