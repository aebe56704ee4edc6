import { screen, waitFor, within } from '@testing-library/react'
import axe from 'axe-core'
import { beforeEach, expect, test, vi } from 'vitest'
import type { OwnedKey } from '../api/allKeys'
import type { KeyState } from '../api/types'
import { serveInventory } from '../testing/inventory'
import { accessKey, problem } from '../testing/server'
import { show } from '../testing/show'
import AllKeysPage from './AllKeysPage'

const secret = 'eyJhbGciOiJIUzI1NiJ9.c2VjcmV0.c2lnbmF0dXJl'
const bob = { id: 'b'.repeat(24), email: 'bob@acme.example' }
const key = (label: string, state: KeyState, more: Partial<OwnedKey> = {}): OwnedKey => ({
  ...accessKey,
  id: `1912458000:${label.toLowerCase().padEnd(64, '0')}`,
  label,
  state,
  owner: bob,
  ...more,
})
const keys = [key('Splunk', 'active'), key('Paused', 'disabled'), key('Old', 'expired'), key('Gone', 'revoked')]
const splunk = keys[0] as OwnedKey
const people = [{ ...bob, name: 'Bob', role: 'read-only', state: 'active', last_sign_in: null, is_self: false }]

beforeEach(() => {
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(600)
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(1200)
})

type Handlers = Parameters<typeof serveInventory>[0]
type Options = { role?: 'read-only'; at?: string }

const list = 'GET /console/admin/keys'
const change = (of: OwnedKey, what: string) => `POST /console/admin/keys/${encodeURIComponent(of.id)}/${what}`

async function open(handlers: Handlers = {}, { role, at }: Options = {}) {
  const server = serveInventory(
    {
      [list]: () => ({ items: keys, next: null }),
      'GET /console/admin/users': () => ({ items: people, invitations: [] }),
      ...handlers,
    },
    role,
  )
  return { ...server, ...(await show(<AllKeysPage />, { at })) }
}

type Opened = Awaited<ReturnType<typeof open>>

const rowOf = async (label: string) =>
  (await within(await screen.findByRole('grid')).findByText(label)).closest('tr') as HTMLElement

async function begin({ user }: Opened, label: string, action: string) {
  await user.click(await screen.findByRole('button', { name: `Actions for ${label}` }))
  await user.click(await screen.findByRole('menuitem', { name: action }))
  return within(await screen.findByRole('dialog', { name: `${action} ${label}?` }))
}

test('lists the keys of everybody with their owners and states, and is clean', async () => {
  const { to } = await open()
  const words = async (label: string) => (await rowOf(label)).textContent
  for (const [label, state] of [
    ['Splunk', 'Active'],
    ['Paused', 'Disabled'],
    ['Old', 'Expired'],
    ['Gone', 'Revoked'],
  ] as const)
    expect(await words(label)).toMatch(new RegExp(`bob@acme\\.example.*${state}`))
  expect(Object.fromEntries(to(list)[0]?.query ?? [])).toEqual({ limit: '200' })
  const { violations } = await axe.run(document.body, {
    rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
  })
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
})

test('never shows a secret, whatever the server sends, and makes no keys', async () => {
  const opened = await open({
    [list]: () => ({ items: keys.map((one) => ({ ...one, access_key: secret, secret })), next: null }),
    [change(splunk, 'revoke')]: () => ({ ...splunk, state: 'revoked', access_key: secret }),
  })
  const nowhere = () => expect(document.documentElement.outerHTML).not.toContain(secret)
  await rowOf('Splunk')
  nowhere()
  expect(screen.queryByRole('button', { name: /create|rotate/i })).toBeNull()
  const dialog = await begin(opened, 'Splunk', 'Revoke')
  nowhere()
  await opened.user.click(dialog.getByRole('button', { name: 'Revoke key' }))
  await screen.findByText('Splunk is revoked for ever.')
  nowhere()
  expect(`${JSON.stringify(localStorage)}${JSON.stringify(sessionStorage)}`).not.toContain(secret)
})

test('before a key is revoked it is told whose it is, what it does and that this is for ever', async () => {
  let now = keys
  const opened = await open({
    [list]: () => ({ items: now, next: null }),
    [change(splunk, 'revoke')]: () => {
      now = keys.map((one) => (one === splunk ? { ...one, state: 'revoked' } : one))
      return now[0]
    },
  })
  const dialog = await begin(opened, 'Splunk', 'Revoke')
  for (const text of [
    'It belongs to bob@acme.example.',
    'From the moment you confirm, every call with this key is refused for ever. This cannot be undone.',
    /12 calls in the last hour\./,
  ])
    expect(dialog.getByText(text)).toBeTruthy()
  expect(opened.to(change(splunk, 'revoke'))).toEqual([])
  await opened.user.click(dialog.getByRole('button', { name: 'Revoke key' }))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  await waitFor(async () => expect((await rowOf('Splunk')).textContent).toContain('Revoked'))
  expect(opened.to(change(splunk, 'revoke')).map(({ body }) => body)).toEqual([{}])
})

test('who thinks better of it has changed nothing', async () => {
  const opened = await open()
  const dialog = await begin(opened, 'Splunk', 'Revoke')
  await opened.user.click(dialog.getByRole('button', { name: 'Cancel' }))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(opened.asked.filter(({ method }) => method !== 'GET')).toEqual([])
})

test('a key that somebody else has revoked meanwhile is told with the reason, and shown as it is', async () => {
  let now = keys
  const refused = problem(409, 'wrong-state', { detail: 'The key is revoked' })
  const opened = await open({
    [list]: () => ({ items: now, next: null }),
    [change(splunk, 'disable')]: () => {
      now = keys.map((one) => (one === splunk ? { ...one, state: 'revoked' } : one))
      return refused
    },
  })
  const dialog = await begin(opened, 'Splunk', 'Disable')
  await opened.user.click(dialog.getByRole('button', { name: 'Disable key' }))
  expect((await dialog.findByRole('alert')).textContent).toContain('The key is revoked')
  await waitFor(async () => expect((await rowOf('Splunk')).textContent).toContain('Revoked'))
})

test.each([
  ['an active key', 'Splunk', ['Disable', 'Revoke']],
  ['a disabled key', 'Paused', ['Enable', 'Revoke']],
])('%s can be changed in these ways', async (_name, label, actions) => {
  const { user } = await open()
  await user.click(await screen.findByRole('button', { name: `Actions for ${label}` }))
  expect((await screen.findAllByRole('menuitem')).map(({ textContent }) => textContent)).toEqual(actions)
})

test.each([['Old'], ['Gone']])('nothing can be done with a key that is over: %s', async (label) => {
  await open()
  expect(within(await rowOf(label)).queryByRole('button', { name: /^Actions/ })).toBeNull()
})

test('owner and state are asked of the server, and kept in the address', async () => {
  const { user, to, router } = await open({
    [list]: ({ query }) => ({ items: query.size > 1 ? [] : keys, next: null }),
  })
  await screen.findByRole('option', { name: 'bob@acme.example' })
  await user.selectOptions(screen.getByRole('combobox', { name: 'Owner' }), 'bob@acme.example')
  await user.selectOptions(screen.getByRole('combobox', { name: 'State' }), 'Revoked')
  await screen.findByText('No access key matches')
  const asked = { user: bob.id, state: 'revoked' }
  expect(Object.fromEntries(to(list).at(-1)?.query ?? [])).toEqual({ limit: '200', ...asked })
  expect(Object.fromEntries(new URLSearchParams(router.state.location.search))).toEqual(asked)
})

test('the next page is asked for where the page before ended', async () => {
  const far = key('Far', 'active')
  const { to } = await open({
    [list]: ({ query }) => (query.get('cursor') === 'c2' ? { items: [far], next: null } : { items: keys, next: 'c2' }),
  })
  await rowOf('Far')
  expect(to(list).map(({ query }) => query.get('cursor'))).toEqual([null, 'c2'])
})

test('a tenant without keys is told where they are made', async () => {
  await open({ [list]: () => ({ items: [], next: null }) })
  await screen.findByText('No access keys yet')
  expect(screen.getByText('Keys that people make under Preferences appear here.')).toBeTruthy()
})

test('who may only read sees no key, and none is asked for', async () => {
  const { to } = await open({}, { role: 'read-only' })
  await screen.findByRole('heading', { level: 1, name: 'You may not see this' })
  expect(to(list)).toEqual([])
})
