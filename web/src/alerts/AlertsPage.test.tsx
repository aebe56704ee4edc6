import { screen, waitFor, within } from '@testing-library/react'
import axe from 'axe-core'
import { beforeEach, expect, test, vi } from 'vitest'
import { serveInventory } from '../testing/inventory'
import { problem } from '../testing/server'
import { show } from '../testing/show'
import AlertsPage from './AlertsPage'

const total = 3
const alert = (index: number) => ({
  id: `5f3a1b2c3d4e5f607182930${index}`,
  zb_ticketid: `alert-t${index}`,
  name: `Telnet ${index}`,
  severity: 'high',
  severityNumber: 4,
  date: '2026-11-20T00:00:00.000Z',
  resolved: 'no',
  deviceid: `00:40:8c:00:00:0${index}`,
  hostname: `cam-${index}`,
  reason_history: [],
  msg: { status: 'publish' },
})
const alerts = [0, 1, 2].map(alert)

const firstOf =
  (all: number) =>
  ({ query }: { query: URLSearchParams }) => ({ items: query.get('offset') === '0' ? alerts : [], total: all })

const list = {
  'GET fields': () => ({ type: 'alerts', fields: [] }),
  'GET views': () => ({ items: [] }),
  'GET alert/list': firstOf(total),
}

beforeEach(() => {
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(600)
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(1200)
})

async function open(handlers: Parameters<typeof serveInventory>[0] = {}, role?: 'read-only') {
  const server = serveInventory({ ...list, ...handlers }, role)
  const view = await show(<AlertsPage />)
  await within(await screen.findByRole('grid', { name: 'Alerts' })).findByText('Telnet 0')
  return { ...server, ...view }
}

const choose = (name: string) => screen.getByRole('checkbox', { name: `Select row ${name}` })

async function fillReason(user: Awaited<ReturnType<typeof show>>['user']) {
  await user.click(await screen.findByRole('checkbox', { name: 'Issue mitigated' }))
  await user.click(screen.getByRole('textbox', { name: 'Reason' }))
  await user.paste('telnet is off')
}

test('shows what is open, says how many, and is clean', async () => {
  const { to } = await open()
  expect(to('GET alert/list')[0]?.query.get('resolved')).toBe('no')
  expect(screen.getByText('3 alerts')).toBeTruthy()
  expect(screen.getByRole('link', { name: 'Telnet 0' }).getAttribute('href')).toBe('/alerts/5f3a1b2c3d4e5f6071829300')
  const { violations } = await axe.run(document.body, {
    rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
  })
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
})

test('state, severity and order are kept in the address, and the file holds the same', async () => {
  const { user, to, router } = await open()
  await user.click(screen.getByRole('radio', { name: 'Resolved' }))
  await user.selectOptions(screen.getByRole('combobox', { name: 'Severity' }), 'severity:>=medium')
  await user.click(screen.getByRole('button', { name: 'Severity' }))
  await waitFor(() => expect(to('GET alert/list').at(-1)?.query.get('sortfield')).toBe('severityNumber'))
  const last = to('GET alert/list').at(-1)?.query
  expect([last?.get('resolved'), last?.get('filter')]).toEqual([null, 'resolved:true severity:>=medium'])
  expect(Object.fromEntries(new URLSearchParams(router.state.location.search))).toMatchObject({
    filter: 'resolved:true severity:>=medium',
    sort: 'severityNumber',
  })
  await user.click(screen.getByRole('button', { name: 'Download' }))
  const file = new URL((await screen.findByRole('menuitem', { name: 'CSV' })).getAttribute('href') ?? '', 'http://h')
  expect(file.pathname).toBe('/console/api/export/alerts')
  expect(Object.fromEntries(file.searchParams)).toEqual({ format: 'csv', filter: 'resolved:true severity:>=medium' })
})

test('resolves the chosen ones one by one, and tells which were refused and why', async () => {
  const { user, to } = await open({
    'PUT alert/update': ({ query }) =>
      query.get('id') === alerts[1]?.id ? problem(409, 'about:blank', { detail: 'Changed meanwhile' }) : {},
  })
  await user.click(choose('Telnet 0, cam-0'))
  await user.click(choose('Telnet 1, cam-1'))
  await user.click(screen.getByRole('button', { name: 'Resolve' }))
  const confirm = await screen.findByRole<HTMLButtonElement>('button', { name: 'Resolve 2 alerts' })
  expect(confirm.disabled).toBe(true)
  await fillReason(user)
  await user.click(confirm)
  const refused = await screen.findByRole('region', { name: 'Refused' })
  expect(within(refused).getByRole('row', { name: /Telnet 1/ }).textContent).toContain('Changed meanwhile')
  expect(screen.getByText('1 done, 1 refused')).toBeTruthy()
  expect(to('PUT alert/update').map(({ query, body }) => [query.get('id'), body])).toEqual(
    [0, 1].map((index) => [
      alerts[index]?.id,
      { reason: 'telnet is off', reason_type: ['Issue Mitigated'], resolved: 'yes' },
    ]),
  )
})

test('all that match are those of the filter, not those on the screen', async () => {
  const far = { id: '5f3a1b2c3d4e5f6071829399', name: 'Far away' }
  const { user, to } = await open({
    'GET alert/list': firstOf(4),
    'GET export/alerts': () => ({ alerts: [...alerts, far], count: 4, cursor: '' }),
    'PUT alert/update': () => ({}),
  })
  await user.click(choose('Telnet 0, cam-0'))
  await user.click(screen.getByRole('button', { name: 'Select all 4 that match' }))
  await user.click(screen.getByRole('button', { name: 'Resolve' }))
  await fillReason(user)
  await user.click(screen.getByRole('button', { name: 'Resolve 4 alerts' }))
  await screen.findByText('4 alerts resolved')
  expect(Object.fromEntries(to('GET export/alerts')[0]?.query ?? [])).toEqual({
    format: 'json',
    columns: 'id,name',
    filter: 'resolved:false',
  })
  expect(to('PUT alert/update').map(({ query }) => query.get('id'))).toEqual([...alerts, far].map(({ id }) => id))
})

test('more than can be done at once is said before anything is asked', async () => {
  const { user } = await open({ 'GET alert/list': firstOf(12_000) })
  await user.click(choose('Telnet 0, cam-0'))
  await user.click(screen.getByRole('button', { name: /Select all 12/ }))
  await user.click(screen.getByRole('button', { name: 'Resolve' }))
  expect((await screen.findByRole('dialog', { name: 'Too many at once' })).textContent).toContain('Narrow the filter')
})

test('who may only read is offered nothing to change', async () => {
  await open({}, 'read-only')
  expect(screen.queryByRole('checkbox', { name: /Select row/ })).toBeNull()
})
