import { screen, waitFor, within } from '@testing-library/react'
import axe from 'axe-core'
import { expect, test } from 'vitest'
import { serveInventory } from '../testing/inventory'
import { keyList, problem } from '../testing/server'
import { show } from '../testing/show'
import { fromList } from '../ui/DetailPage'
import AlertPage from './AlertPage'

const id = '5f3a1b2c3d4e5f6071829300'
const alert = {
  id,
  zb_ticketid: 'alert-t1',
  name: 'Telnet opened',
  description: 'A camera took telnet.',
  severity: 'high',
  severityNumber: 4,
  date: '2026-11-20T00:00:00.000Z',
  resolved: 'no',
  deviceid: '00:40:8c:12:34:56',
  hostname: 'cam-3',
  reason_history: [] as object[],
  msg: {
    status: 'publish',
    impact: 'Passwords can be read.',
    recommendation: { content: ['Turn telnet off.'] },
    toPort: '23',
    remoteHostMetadata: [{ ip: '203.0.113.9', network: 'Example', connections: [{ app: 'telnet', port: 23 }] }],
  },
}
const resolution = {
  action: 'resolve',
  reason: 'telnet is off',
  reason_type: ['Issue Mitigated'],
  user_name: 'Ada Byron',
  timestamp: '2026-11-21T00:00:00.000Z',
}
const resolved = { ...alert, resolved: 'yes', reason_history: [resolution] }

type Handlers = Parameters<typeof serveInventory>[0]
type Options = { role?: 'read-only'; at?: string }

async function open(handlers: Handlers = {}, { role, at = `/alerts/${id}` }: Options = {}) {
  const server = serveInventory(
    {
      'GET alert/list': () => ({ items: [alert], total: 1 }),
      'GET /console/keys': () => keyList,
      ...handlers,
    },
    role,
  )
  return { ...server, ...(await show(<AlertPage />, { path: '/alerts/:id', at })) }
}

type Opened = Awaited<ReturnType<typeof open>>

async function beginResolving({ user }: Opened, button = 'Resolve') {
  await user.click(await screen.findByRole('button', { name: button }))
  return within(await screen.findByRole('dialog', { name: 'Resolve 1 alert' }))
}

async function resolve(opened: Opened) {
  const dialog = await beginResolving(opened)
  await opened.user.click(dialog.getByRole('checkbox', { name: 'Issue mitigated' }))
  await opened.user.click(dialog.getByRole('textbox', { name: 'Reason' }))
  await opened.user.paste(' telnet is off ')
  await opened.user.click(dialog.getByRole('button', { name: 'Resolve alert' }))
  return dialog
}

const history = () => within(screen.getByRole('list', { name: 'History' })).getAllByRole('listitem')
const fact = (name: string) => screen.getByText(name).nextElementSibling?.textContent

test('shows what the alert came with, where it leads to, and is clean', async () => {
  const { to } = await open()
  await screen.findByRole('heading', { level: 1, name: 'Telnet opened' })
  expect(to('GET alert/list')[0]?.query.get('filter')).toBe(`id:${id}`)
  for (const text of ['A camera took telnet.', 'Passwords can be read.', 'Turn telnet off.'])
    expect(screen.getByText(text)).toBeTruthy()
  expect(fact('Port')).toBe('23')
  expect(screen.getByRole('row', { name: '203.0.113.9 Example – telnet 23' })).toBeTruthy()
  const device = screen.getByRole('link', { name: /cam-3/ })
  expect(device.getAttribute('href')).toBe('/devices/00%3A40%3A8c%3A12%3A34%3A56')
  const { violations } = await axe.run(document.body, {
    rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
  })
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
})

test('is resolved with a kind and a reason, and its history says so', async () => {
  let now: object = alert
  const opened = await open({
    'GET alert/list': () => ({ items: [now], total: 1 }),
    'PUT alert/update': () => {
      now = resolved
      return {}
    },
  })
  await resolve(opened)
  await screen.findByText('Alert resolved')
  await screen.findByRole('button', { name: 'Change reason' })
  expect(opened.to('PUT alert/update').map(({ query, body }) => [Object.fromEntries(query), body])).toEqual([
    [{ id }, { reason: 'telnet is off', reason_type: ['Issue Mitigated'], resolved: 'yes' }],
  ])
  expect(history().map(({ textContent }) => textContent)).toEqual([
    expect.stringMatching(/^Resolved.*by Ada Byron.*telnet is off.*Issue Mitigated/),
    expect.stringMatching(/^Raised/),
  ])
  expect(screen.queryByRole('dialog')).toBeNull()
})

test('is not resolved without a kind, nor without a reason that says something', async () => {
  const opened = await open()
  const dialog = await beginResolving(opened)
  const confirm = dialog.getByRole<HTMLButtonElement>('button', { name: 'Resolve alert' })
  const reason = dialog.getByRole<HTMLTextAreaElement>('textbox', { name: 'Reason' })
  await opened.user.click(reason)
  await opened.user.paste('telnet is off')
  expect(confirm.disabled).toBe(true)
  await opened.user.clear(reason)
  await opened.user.click(reason)
  await opened.user.paste('   ')
  await opened.user.click(dialog.getByRole('checkbox', { name: 'Other' }))
  expect(confirm.disabled).toBe(true)
  await opened.user.click(reason)
  await opened.user.paste('found by us')
  expect(confirm.disabled).toBe(false)
})

test.each([
  [
    'what the server refuses is told with its reason',
    problem(409, 'about:blank', { detail: 'Changed meanwhile' }),
    'Changed meanwhile',
  ],
  ['an alert that has gone is told so', problem(404, 'about:blank'), 'No longer there'],
])('%s, and the alert stays open', async (_name, answer, reason) => {
  const opened = await open({ 'PUT alert/update': () => answer })
  const dialog = await resolve(opened)
  const refused = await dialog.findByRole('region', { name: 'Refused' })
  expect(within(refused).getByRole('row', { name: /Telnet opened/ }).textContent).toContain(reason)
  expect(dialog.getByText('0 done, 1 refused')).toBeTruthy()
  await opened.user.keyboard('{Escape}')
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(screen.getByRole('button', { name: 'Resolve' })).toBeTruthy()
})

test('who may only read is told who can resolve it', async () => {
  await open({}, { role: 'read-only' })
  await screen.findByText('Your role may read alerts. Owners and administrators can resolve them.')
  expect(screen.queryByRole('button', { name: 'Resolve' })).toBeNull()
})

test.each([
  ['with its beginning', '/alerts/alert-t1'],
  ['without it, as links of other products name it', '/alerts/t1'],
])('is found by its ticket %s', async (_name, at) => {
  const { to } = await open({ 'GET alert': () => ({ items: [alert] }) }, { at })
  await screen.findByRole('heading', { level: 1, name: 'Telnet opened' })
  expect(to('GET alert').map(({ query }) => query.get('zb_ticketid'))).toEqual(['alert-t1'])
  expect(to('GET alert/list')).toEqual([])
})

test('an alert that is not there is told so, with the way to the list', async () => {
  await open({ 'GET alert/list': () => ({ items: [], total: 0 }), 'GET alert': () => problem(404, 'about:blank') })
  await screen.findByText('No such alert')
  expect(screen.getByRole('link', { name: 'Show alerts' }).getAttribute('href')).toBe('/alerts')
})

test('who may not see an alert is told who can grant it', async () => {
  await open({ 'GET alert/list': () => problem(403, 'about:blank') })
  await screen.findByRole('heading', { level: 1, name: 'You may not see this' })
  expect(screen.getByText(/An owner or administrator of acme can grant it/)).toBeTruthy()
})

test('a server that fails is told, and is asked again when wished', async () => {
  let broken = true
  const { user } = await open({
    'GET alert/list': () => (broken ? problem(500, 'about:blank') : { items: [alert], total: 1 }),
  })
  const told = await screen.findByRole('alert')
  expect(told.textContent).toContain('The alert could not be loaded')
  broken = false
  await user.click(within(told).getByRole('button', { name: 'Try again' }))
  await screen.findByRole('heading', { level: 1, name: 'Telnet opened' })
})

test('the way back leads to the rows that it was opened from', async () => {
  const { router } = await open({}, { at: '/elsewhere' })
  await router.navigate(`/alerts/${id}`, { state: fromList('?filter=severity%3Ahigh') })
  const back = await screen.findByRole('link', { name: 'Alerts' })
  expect(back.getAttribute('href')).toBe('/alerts?filter=severity%3Ahigh')
})
