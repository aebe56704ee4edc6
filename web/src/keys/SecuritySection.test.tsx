import { screen, waitFor, within } from '@testing-library/react'
import axe from 'axe-core'
import { expect, test } from 'vitest'
import type { AccessKey } from '../api/types'
import { type Answer, accessKey, keyList, problem, serve, session } from '../testing/server'
import { show } from '../testing/show'
import { SecuritySection } from './SecuritySection'

const secret = 'eyJhbGciOiJIUzI1NiJ9.c2VjcmV0.c2lnbmF0dXJl'
const issued = { key: accessKey, access_key_id: accessKey.id, access_key: secret, customerid: 'acme', url: 'http://h' }
const keyPath = `/console/keys/${encodeURIComponent(accessKey.id)}`

function serveKeys(routes: Record<string, () => Answer> = {}, list: Partial<typeof keyList> = {}, of = session) {
  return serve({
    'GET /console/session': () => ({ body: of }),
    'GET /console/keys': () => ({ body: { ...keyList, ...list } }),
    'POST /console/keys': () => ({ status: 201, body: issued }),
    'POST /console/session/confirm': () => ({ body: session }),
    ...routes,
  })
}

type Shown = Awaited<ReturnType<typeof show>>

async function walkToConfirm({ user }: Shown) {
  await user.click(await screen.findByRole('button', { name: 'Create' }))
  await user.type(screen.getByLabelText('Label'), 'Splunk')
  await user.click(screen.getByRole('button', { name: 'Next' }))
  await user.type(screen.getByLabelText(/Allowed networks/), '10.2.0.0/16')
  expect(screen.getByRole('complementary', { name: 'This key' }).textContent).toContain('From 10.2.0.0/16 only.')
  await user.click(screen.getByRole('button', { name: 'Next' }))
  await user.click(screen.getByRole('radio', { name: '90 days' }))
  await user.click(screen.getByRole('button', { name: 'Next' }))
}

async function createKey(shown: Shown) {
  await walkToConfirm(shown)
  await shown.user.click(screen.getByRole('button', { name: 'Create key' }))
  return screen.findByRole('dialog', { name: 'Your access key' })
}

const pageText = () => document.documentElement.outerHTML
const noViolations = async () => {
  const { violations } = await axe.run(document.body, {
    rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
  })
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
}

test('the wizard sends what was chosen, with an idempotency key, and shows the secret once', async () => {
  const server = serveKeys()
  const shown = await show(<SecuritySection />)
  const dialog = await createKey(shown)
  const [call] = server.to('POST', '/console/keys')
  expect(call?.body).toEqual({ label: 'Splunk', access: 'read-only', networks: ['10.2.0.0/16'], expires_days: 90 })
  expect(call?.headers.get('Idempotency-Key')).toMatch(/^[0-9a-f-]{36}$/)
  expect(within(dialog).getByRole('group', { name: 'Access key' }).textContent).toBe(secret)
  expect(within(dialog).getByText(/^This is the only time the access key is shown\./)).toBeDefined()
  await noViolations()

  const done = within(dialog).getByRole<HTMLButtonElement>('button', { name: 'Done' })
  expect(done.disabled).toBe(true)
  await shown.user.keyboard('{Escape}')
  await shown.user.click(within(dialog).getByLabelText('I have stored it'))
  await shown.user.click(done)
  expect(screen.queryByRole('dialog')).toBeNull()
  expect(pageText()).not.toContain(secret)
  await waitFor(() => expect(document.activeElement?.textContent).toBe('Create'))
})

test('the secret is in no cache and no storage', async () => {
  serveKeys()
  const shown = await show(<SecuritySection />)
  await createKey(shown)
  const cached = JSON.stringify([
    shown.queries
      .getQueryCache()
      .getAll()
      .map((query) => query.state),
    shown.queries
      .getMutationCache()
      .getAll()
      .map((mutation) => mutation.state),
    { ...localStorage },
    { ...sessionStorage },
    shown.router.state.location,
  ])
  expect(cached).not.toContain(secret)
})

test('putting the page aside for Back wipes the secret', async () => {
  serveKeys()
  await createKey(await show(<SecuritySection />))
  window.dispatchEvent(new Event('pagehide'))
  expect(pageText()).not.toContain(secret)
})

test('leaving asks first while the secret is not stored, and wipes it', async () => {
  serveKeys()
  const shown = await show(<SecuritySection />)
  await createKey(shown)
  shown.router.navigate('/elsewhere')
  await shown.user.click(await screen.findByRole('button', { name: 'Stay' }))
  expect(pageText()).toContain(secret)
  shown.router.navigate('/elsewhere')
  await shown.user.click(await screen.findByRole('button', { name: 'Leave' }))
  await screen.findByText('Elsewhere')
  expect(pageText()).not.toContain(secret)
})

test('copying confirms', async () => {
  serveKeys()
  const shown = await show(<SecuritySection />)
  const dialog = await createKey(shown)
  await shown.user.click(within(dialog).getByRole('button', { name: 'Copy access key' }))
  expect((await within(dialog).findAllByText('Copied')).length).toBeGreaterThan(0)
  expect(await navigator.clipboard.readText()).toBe(secret)
})

test('an old password is asked again before the key is made', async () => {
  const server = serveKeys({}, {}, { ...session, confirmed_until: '2020-01-01T00:00:00.000Z' })
  const shown = await show(<SecuritySection />)
  await walkToConfirm(shown)
  const create = screen.getByRole<HTMLButtonElement>('button', { name: 'Create key' })
  expect(create.disabled).toBe(true)
  await shown.user.type(screen.getByLabelText('Your password'), 'pass')
  await shown.user.click(create)
  await screen.findByRole('dialog', { name: 'Your access key' })
  expect(server.to('POST', '/console/session/confirm')[0]?.body).toEqual({ password: 'pass' })
})

test('the server’s word that a password is due asks for it and goes on with the same idempotency key', async () => {
  const answers = [problem(403, 'confirm-password'), { status: 201, body: issued }]
  const confirms = [problem(401, 'sign-in-failed'), { body: session }]
  const server = serveKeys({
    'POST /console/keys': () => answers.shift() ?? {},
    'POST /console/session/confirm': () => confirms.shift() ?? {},
  })
  const shown = await show(<SecuritySection />)
  await walkToConfirm(shown)
  await shown.user.click(screen.getByRole('button', { name: 'Create key' }))
  await shown.user.type(await screen.findByLabelText('Your password'), 'wrong')
  await shown.user.click(screen.getByRole('button', { name: 'Create key' }))
  await screen.findByText('This is not your password.')
  await shown.user.click(screen.getByRole('button', { name: 'Create key' }))
  await screen.findByRole('dialog', { name: 'Your access key' })
  const [first, second] = server.to('POST', '/console/keys').map(({ headers }) => headers.get('Idempotency-Key'))
  expect(second).toBe(first)
})

test('a retry whose first answer was lost explains that the secret is gone', async () => {
  serveKeys({ 'POST /console/keys': () => ({ body: { type: 'already-created', key: accessKey } }) })
  const shown = await show(<SecuritySection />)
  await walkToConfirm(shown)
  await shown.user.click(screen.getByRole('button', { name: 'Create key' }))
  const dialog = await screen.findByRole('dialog', { name: 'The key exists already' })
  expect(dialog.textContent).toContain('Rotate it')
  await shown.user.click(within(dialog).getByRole('button', { name: 'Close' }))
  expect(screen.queryByRole('dialog')).toBeNull()
})

test('a refusal keeps what was typed and names the request', async () => {
  serveKeys({
    'POST /console/keys': () => ({
      ...problem(409, 'too-many-keys', { detail: 'There are 5 active keys already' }),
      headers: { 'X-Request-Id': 'req-7' },
    }),
  })
  const shown = await show(<SecuritySection />)
  await walkToConfirm(shown)
  await shown.user.click(screen.getByRole('button', { name: 'Create key' }))
  const alert = await screen.findByRole('alert')
  expect(alert.textContent).toContain('There are 5 active keys already')
  expect(alert.textContent).toContain('req-7')
  await shown.user.click(screen.getByRole('button', { name: 'Back' }))
  expect(screen.getByRole<HTMLInputElement>('radio', { name: '90 days' }).checked).toBe(true)
})

test('a read-only person cannot choose write access', async () => {
  serveKeys({}, { policy: { ...keyList.policy, may_write: false } })
  const { user } = await show(<SecuritySection />)
  await user.click(await screen.findByRole('button', { name: 'Create' }))
  await user.type(screen.getByLabelText('Label'), 'x')
  await user.click(screen.getByRole('button', { name: 'Next' }))
  expect(screen.getByRole<HTMLInputElement>('radio', { name: 'Read and write' }).disabled).toBe(true)
})

test('the list shows a key, and unseen characters in its label', async () => {
  serveKeys({}, { items: [{ ...accessKey, label: 'Splunk\u202e<b>' }] })
  await show(<SecuritySection />)
  const row = (await screen.findByText('Splunk⟨U+202E⟩<b>')).closest('tr') as HTMLElement
  for (const text of ['Read-only', '10.2.0.0/16', '1 Oct 2026', '8 Aug 2030', 'Active', '10.2.0.7 · device/list'])
    expect(within(row).getByText(text)).toBeDefined()
  expect(within(row).getByTitle(accessKey.id)).toBeDefined()
  await noViolations()
})

test.each([
  ['Disable', 'Disable key', 'disable', 'You can enable it again'],
  ['Revoke', 'Revoke key', 'revoke', 'This cannot be undone'],
])('%s asks first and names what depends on the key', async (verb, confirm, action, effect) => {
  const server = serveKeys({ [`POST ${keyPath}/${action}`]: () => ({ body: accessKey }) })
  const { user } = await show(<SecuritySection />)
  await user.click(await screen.findByRole('button', { name: 'Actions for Splunk' }))
  await user.click(await screen.findByRole('menuitem', { name: verb }))
  const dialog = await screen.findByRole('dialog', { name: `${verb} Splunk?` })
  expect(dialog.textContent).toContain(effect)
  expect(dialog.textContent).toContain('12 calls in the last hour. The last came from 10.2.0.7 for device/list')
  expect(server.calls.some(({ method }) => method === 'POST')).toBe(false)
  await user.click(within(dialog).getByRole('button', { name: confirm }))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(server.to('POST', `${keyPath}/${action}`)[0]?.body).toEqual({})
})

test('rotation offers an overlap and shows the new secret', async () => {
  const old = { ...accessKey, valid_until: '2026-11-30T14:00:00.000Z' }
  const server = serveKeys({ [`POST ${keyPath}/rotate`]: () => ({ status: 201, body: { ...issued, replaces: old } }) })
  const { user } = await show(<SecuritySection />)
  await user.click(await screen.findByRole('button', { name: 'Actions for Splunk' }))
  await user.click(await screen.findByRole('menuitem', { name: 'Rotate' }))
  await user.click(await screen.findByRole('radio', { name: '7 days' }))
  await user.click(screen.getByRole('button', { name: 'Rotate key' }))
  const dialog = await screen.findByRole('dialog', { name: 'Your access key' })
  expect(dialog.textContent).toContain('works until 30 Nov 2026, 14:00 UTC')
  const [call] = server.to('POST', `${keyPath}/rotate`)
  expect(call?.body).toEqual({ overlap_hours: 168 })
  expect(call?.headers.has('Idempotency-Key')).toBe(true)
})

test('compatibility is chosen when the key is made, and named before it is', async () => {
  const server = serveKeys()
  const shown = await show(<SecuritySection />)
  await shown.user.click(await screen.findByRole('button', { name: 'Create' }))
  await shown.user.selectOptions(screen.getByLabelText('Compatibility'), 'A list of times')
  await noViolations()
  await shown.user.type(screen.getByLabelText('Label'), 'Splunk')
  for (let step = 0; step < 3; ++step) await shown.user.click(screen.getByRole('button', { name: 'Next' }))
  expect(screen.getByText('A list of times')).toBeDefined()
  await shown.user.click(screen.getByRole('button', { name: 'Create key' }))
  await screen.findByRole('dialog', { name: 'Your access key' })
  expect(server.to('POST', '/console/keys')[0]?.body).toMatchObject({ detected_date: 'list' })
})

test('compatibility of a key is shown and changed', async () => {
  const listed = { ...accessKey, detected_date: 'list' as const }
  const server = serveKeys({ [`PATCH ${keyPath}`]: () => ({ body: accessKey }) }, { items: [listed] })
  const { user } = await show(<SecuritySection />)
  await screen.findByText('Detection as a list')
  await user.click(screen.getByRole('button', { name: 'Actions for Splunk' }))
  await user.click(await screen.findByRole('menuitem', { name: 'Compatibility' }))
  const dialog = await screen.findByRole('dialog', { name: 'Compatibility of Splunk' })
  expect(within(dialog).getByLabelText<HTMLSelectElement>('Compatibility').value).toBe('list')
  const save = within(dialog).getByRole<HTMLButtonElement>('button', { name: 'Save' })
  expect(save.disabled).toBe(true)
  await user.selectOptions(within(dialog).getByLabelText('Compatibility'), 'One time')
  await user.click(save)
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(server.to('PATCH', keyPath)[0]?.body).toEqual({ detected_date: 'text' })
})

test('a refused change of compatibility says why and keeps the choice', async () => {
  serveKeys({ [`PATCH ${keyPath}`]: () => problem(409, 'wrong-state', { detail: 'The key is revoked' }) })
  const { user } = await show(<SecuritySection />)
  await user.click(await screen.findByRole('button', { name: 'Actions for Splunk' }))
  await user.click(await screen.findByRole('menuitem', { name: 'Compatibility' }))
  await user.selectOptions(await screen.findByLabelText('Compatibility'), 'One time')
  await user.click(screen.getByRole('button', { name: 'Save' }))
  // A notice of a test before may still be on the screen: the dialog's own is meant.
  expect((await within(screen.getByRole('dialog')).findByRole('alert')).textContent).toContain('The key is revoked')
  expect(screen.getByLabelText<HTMLSelectElement>('Compatibility').value).toBe('text')
})

const actions: [string, Partial<AccessKey>, string[]][] = [
  ['active', {}, ['Rotate', 'Compatibility', 'Disable', 'Revoke']],
  ['replaced', { rotated_to: 'x' }, ['Compatibility', 'Disable', 'Revoke']],
  ['disabled', { state: 'disabled' }, ['Compatibility', 'Enable', 'Revoke']],
]

test.each(actions)('%s: the menu offers what is possible', async (_state, part, verbs) => {
  serveKeys({}, { items: [{ ...accessKey, ...part }] })
  const { user } = await show(<SecuritySection />)
  await user.click(await screen.findByRole('button', { name: 'Actions for Splunk' }))
  expect((await screen.findAllByRole('menuitem')).map(({ textContent }) => textContent)).toEqual(verbs)
})

test('a revoked key has no actions', async () => {
  serveKeys({}, { items: [{ ...accessKey, state: 'revoked' }] })
  await show(<SecuritySection />)
  await screen.findByText('Revoked')
  expect(screen.queryByRole('button', { name: /Actions for/ })).toBeNull()
})

test('the limit of active keys is told', async () => {
  serveKeys({}, { policy: { ...keyList.policy, active_keys: 5 } })
  await show(<SecuritySection />)
  expect(await screen.findByText(/5 of 5 active keys\. Disable or revoke one/)).toBeDefined()
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Create' }).disabled).toBe(true)
})

test('without keys the section says what would be here', async () => {
  serveKeys({}, { items: [] })
  await show(<SecuritySection />)
  expect(await screen.findByText('No access keys yet')).toBeDefined()
  expect(screen.getAllByRole('button', { name: 'Create' })).toHaveLength(1)
})

test('without the right to keys the section says who can grant it', async () => {
  serveKeys({ 'GET /console/keys': () => problem(403, 'about:blank') })
  await show(<SecuritySection />)
  expect(await screen.findByText('An owner or administrator of acme can grant it.')).toBeDefined()
})

test('a failed list can be asked for again', async () => {
  const answers: Answer[] = [problem(500, 'about:blank')]
  serveKeys({ 'GET /console/keys': () => answers.shift() ?? { body: keyList } })
  const { user } = await show(<SecuritySection />)
  await user.click(await screen.findByRole('button', { name: 'Try again' }))
  expect(await screen.findByText('Splunk')).toBeDefined()
})
