import { screen, waitFor, within } from '@testing-library/react'
import axe from 'axe-core'
import { type LoaderFunctionArgs, redirect } from 'react-router'
import { expect, test } from 'vitest'
import { noTagType } from '../../api/catalogue'
import { oldDeviceAddress } from '../../app/oldAddresses'
import { serveInventory } from '../../testing/inventory'
import { problem } from '../../testing/server'
import { show } from '../../testing/show'
import { fromList } from '../../ui/DetailPage'
import DevicePage from './DevicePage'

const deviceid = '00:40:8c:12:34:56'
const address = `/devices/${encodeURIComponent(deviceid)}`
const ward = { tagId: 't1', tagType: 'Ward', tagValue: 'ward 3' }
const leased = { tagId: 't2', tagType: noTagType, tagValue: 'leased' }
const device = {
  deviceid,
  hostname: 'cam-3',
  profile: 'Axis Camera',
  vendor: 'Axis',
  ip_address: '10.2.0.7',
  risk_level: 'High',
  risk_score: 80,
  number_of_critical_alerts: 2,
  number_of_warning_alerts: 0,
  allTags: [ward, leased],
  customAttributes: [{ Owner: 'Radiology' }],
}
const alert = (name: string, resolved: 'yes' | 'no') => ({
  id: `id-${name}`,
  name,
  severity: 'high',
  date: '2026-11-20T00:00:00.000Z',
  resolved,
  reason_history: [],
})
const instance = (name: string, severity: string | null, more: object = {}) => ({
  zb_ticketid: `vuln-${name}`,
  vulnerability_name: name,
  severity,
  cvss_score: 7.5,
  status: 'Confirmed',
  ticketState: 'new',
  detected_date: ['2026-11-20T00:00:00.000Z'],
  reason_history: [],
  remediate_instruction: `Mend ${name}`,
  ...more,
})
const instances = [
  instance('CVE-2021-1', 'Low', { status: 'Potential' }),
  instance('CVE-2026-2', 'Critical', { ticketState: 'investigation' }),
  instance('Old firmware', null),
]

type Handlers = Parameters<typeof serveInventory>[0]
type Options = { role?: 'read-only'; at?: string }

async function open(handlers: Handlers = {}, { role, at = address }: Options = {}) {
  const server = serveInventory(
    {
      'GET device': () => device,
      'GET alert/list': () => ({ items: [alert('Old login', 'yes'), alert('Telnet', 'no')], total: 2 }),
      'GET vulnerability/list': () => ({ items: instances, total: instances.length }),
      'GET tag/list': () => ({ tags: [], totalTags: 0 }),
      'GET customAttributes': () => ({ fields: [{ customAttributeName: 'Owner', systemAttrValueOptions: [] }] }),
      ...handlers,
    },
    role,
  )
  const routes = [
    {
      path: '/guardian/monitor/inventory/device/:deviceid',
      loader: (call: LoaderFunctionArgs) => redirect(oldDeviceAddress(call)),
      element: null,
      HydrateFallback: () => null,
    },
  ]
  const view = await show(<DevicePage />, { path: '/devices/:deviceid', at, routes })
  return { ...server, ...view, sent: () => server.to('POST device/bulk').map(({ body }) => body) }
}

const heading = (name: string) => screen.findByRole('heading', { level: 1, name })
const done = { total: 1, done: 1, failed: 0, problems: [] }

test('shows the device that the address names, and is clean', async () => {
  const { to } = await open()
  await heading('cam-3')
  expect(screen.getByText('Axis Camera · Axis · 10.2.0.7')).toBeTruthy()
  expect(to('GET device')[0]?.query.get('deviceid')).toBe(deviceid)
  expect(to('GET alert/list')[0]?.query.get('filter')).toBe(`deviceid:"${deviceid}"`)
  expect(Object.fromEntries(to('GET vulnerability/list')[0]?.query ?? [])).toMatchObject({
    groupby: 'device',
    deviceid,
  })
  expect((await screen.findByRole('tab', { name: /^Alerts/ })).textContent).toMatch(/2$/)
  expect((await screen.findByRole('tab', { name: /^Vulnerabilities/ })).textContent).toMatch(/3$/)
  const { violations } = await axe.run(document.body, {
    rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
  })
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
})

test('a device that is not there is told with its id, and can be searched for', async () => {
  const gone = problem(404, 'about:blank')
  await open({ 'GET device': () => gone, 'GET alert/list': () => gone, 'GET vulnerability/list': () => gone })
  await screen.findByText('No such device')
  expect(screen.getByText(new RegExp(`There is no device ${deviceid}`))).toBeTruthy()
  const search = screen.getByRole('link', { name: 'Search for it' })
  expect(search.getAttribute('href')).toBe(`/devices?${new URLSearchParams({ search: deviceid })}`)
  expect(screen.queryByRole('tab')).toBeNull()
})

test('who may not see a device is told who can grant it, and sees nothing of it', async () => {
  const refused = problem(403, 'about:blank', { detail: 'Forbidden' })
  await open({ 'GET device': () => refused })
  await heading('You may not see this')
  expect(screen.getByText(/An owner or administrator of acme can grant it/)).toBeTruthy()
  expect(screen.queryByText('Axis Camera', { exact: false })).toBeNull()
  expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull()
})

test('a server that fails is told with the request id, and is asked again when wished', async () => {
  let broken = true
  const { user } = await open({
    'GET device': () => (broken ? problem(500, 'about:blank', { request_id: 'req-17' }) : device),
  })
  const told = await screen.findByRole('alert')
  expect(told.textContent).toContain('The device could not be loaded')
  expect(told.textContent).toContain('req-17')
  broken = false
  await user.click(within(told).getByRole('button', { name: 'Try again' }))
  await heading('cam-3')
})

const vulnerability = (name: string) => screen.findByRole('button', { name })
const old = `/guardian/monitor/inventory/device/${encodeURIComponent(deviceid)}`

test('a link of another product opens the vulnerability that it names', async () => {
  await open({}, { at: `${old}?index=0&vuln=true&vulname=CVE-2021-1` })
  const named = await vulnerability('CVE-2021-1')
  expect(named.getAttribute('aria-expanded')).toBe('true')
  expect((await vulnerability('CVE-2026-2')).getAttribute('aria-expanded')).toBe('false')
  expect(screen.getByText('Mend CVE-2021-1')).toBeTruthy()
  expect(screen.queryByText('Mend CVE-2026-2')).toBeNull()
  expect(screen.getByRole('tab', { name: /^Vulnerabilities/ }).getAttribute('aria-selected')).toBe('true')
})

test('a link to a vulnerability whose name has blanks and signs opens it', async () => {
  const name = 'Weak: "admin" & 100% <b>'
  const query = new URLSearchParams({ index: '0', vuln: 'true', vulname: name })
  await open({ 'GET vulnerability/list': () => ({ items: [instance(name, 'High')] }) }, { at: `${old}?${query}` })
  expect((await vulnerability(name)).getAttribute('aria-expanded')).toBe('true')
})

test('a link to a vulnerability that is over says so, and shows the others', async () => {
  await open({}, { at: `${old}?index=0&vuln=true&vulname=CVE-1999-9` })
  await screen.findByText('CVE-1999-9 is not open on this device any more.')
  expect(screen.getAllByRole('listitem')).toHaveLength(3)
})

test('vulnerabilities stand by their severity, and the open one is kept in the address', async () => {
  const { user, router } = await open({}, { at: `${address}?tab=vulnerabilities` })
  await vulnerability('Old firmware')
  expect(screen.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([
    expect.stringMatching(/^Critical.*CVE-2026-2.*In investigation|Critical.*CVE-2026-2/),
    expect.stringMatching(/^Low.*CVE-2021-1.*New/),
    expect.stringContaining('Old firmware'),
  ])
  const low = await vulnerability('CVE-2021-1')
  await user.click(low)
  expect(screen.getByText('Potential')).toBeTruthy()
  const detail = screen.getByRole('link', { name: 'Details and decision' })
  expect(detail.getAttribute('href')).toBe('/vulnerabilities/vuln-CVE-2021-1')
  expect(new URLSearchParams(router.state.location.search).get('vulnerability')).toBe('CVE-2021-1')
  await user.click(low)
  expect(low.getAttribute('aria-expanded')).toBe('false')
  expect(new URLSearchParams(router.state.location.search).has('vulnerability')).toBe(false)
})

test('open alerts stand before resolved ones, and each leads to its page', async () => {
  await open({}, { at: `${address}?tab=alerts` })
  const links = await screen.findAllByRole('link', { name: /Telnet|Old login/ })
  expect(links.map((link) => link.getAttribute('href'))).toEqual(['/alerts/id-Telnet', '/alerts/id-Old%20login'])
})

test('alerts that could not be loaded are told on their tab alone', async () => {
  const { user } = await open({ 'GET alert/list': () => problem(500, 'about:blank') })
  await heading('cam-3')
  expect(screen.queryByRole('alert')).toBeNull()
  await user.click(screen.getByRole('tab', { name: /^Alerts/ }))
  expect((await screen.findByRole('alert')).textContent).toContain('The alerts could not be loaded')
})

test('the way back leads to the same rows of the list', async () => {
  const { router } = await open()
  await heading('cam-3')
  await router.navigate(address, { state: fromList('?filter=category%3ACamera&sort=hostname&direction=asc') })
  const back = await screen.findByRole('link', { name: 'All devices' })
  await waitFor(() =>
    expect(back.getAttribute('href')).toBe('/devices?filter=category%3ACamera&sort=hostname&direction=asc'),
  )
})

test('where there are more vulnerabilities than are shown, it is said', async () => {
  const many = Array.from({ length: 1000 }, (_, index) => instance(`CVE-${index}`, 'Low'))
  await open(
    { 'GET vulnerability/list': () => ({ items: many, total: 1000 }) },
    { at: `${address}?tab=vulnerabilities` },
  )
  await screen.findByText(/^The first 1.000 by date are shown/)
  expect(screen.getByRole('tab', { name: /^Vulnerabilities/ }).textContent).toMatch(/1.000\+$/)
})

test('the history has the latest entries, and says how many there are', async () => {
  const entry = (day: number) => ({ action: 'reopen', timestamp: new Date(Date.UTC(2026, 0, day)).toISOString() })
  const history = Array.from({ length: 150 }, (_, day) => entry(day + 1))
  const told = { ...alert('Telnet', 'no'), reason_history: history, date: '2025-01-01T00:00:00.000Z' }
  await open(
    {
      'GET alert/list': () => ({ items: [told], total: 1 }),
      'GET vulnerability/list': () => ({ items: [], total: 0 }),
    },
    { at: `${address}?tab=history` },
  )
  await screen.findByText('The latest 100 of 152.')
  expect(screen.getAllByRole('listitem')).toHaveLength(100)
  expect(screen.getAllByRole('listitem')[0]?.textContent).toContain('Opened again')
})

test('what raises the risk leads to the tab that shows it', async () => {
  const { user } = await open()
  await user.click(await screen.findByRole('link', { name: '1 vulnerability of high or critical severity' }))
  await vulnerability('CVE-2026-2')
  expect(screen.getByRole('tab', { name: /^Vulnerabilities/ }).getAttribute('aria-selected')).toBe('true')
})

test('a tag is added to this device alone, and shown', async () => {
  let tags = [ward]
  const { user, sent } = await open({
    'GET device': () => ({ ...device, allTags: tags }),
    'POST device/bulk': () => {
      tags = [ward, leased]
      return done
    },
  })
  await user.click(await screen.findByRole('button', { name: 'Add a tag' }))
  const dialog = within(await screen.findByRole('dialog', { name: 'Add a tag' }))
  const add = dialog.getByRole<HTMLButtonElement>('button', { name: 'Add a tag' })
  expect(add.disabled).toBe(true)
  await user.click(dialog.getByRole('combobox', { name: 'Tag' }))
  await user.paste('leased')
  await user.click(add)
  await screen.findByRole('button', { name: 'Remove tag leased' })
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(sent()).toEqual([{ ids: [deviceid], action: 'tag', tag: { tagType: noTagType, tagValue: 'leased' } }])
})

test('a tag that cannot be added stays in the dialog with the reason', async () => {
  const problems = [{ deviceid, message: 'it has too many tags' }]
  const { user } = await open({ 'POST device/bulk': () => ({ total: 1, done: 0, failed: 1, problems }) })
  await user.click(await screen.findByRole('button', { name: 'Add a tag' }))
  const dialog = within(await screen.findByRole('dialog', { name: 'Add a tag' }))
  await user.click(dialog.getByRole('combobox', { name: 'Tag' }))
  await user.paste('rented')
  await user.click(dialog.getByRole('button', { name: 'Add a tag' }))
  expect((await dialog.findByRole('alert')).textContent).toContain('it has too many tags')
})

test('a tag is removed with its group, and it is said', async () => {
  let tags = [ward, leased]
  const { user, sent } = await open({
    'GET device': () => ({ ...device, allTags: tags }),
    'POST device/bulk': () => {
      tags = [leased]
      return done
    },
  })
  await user.click(await screen.findByRole('button', { name: 'Remove tag Ward: ward 3' }))
  await screen.findByText('Tag Ward: ward 3 removed')
  expect(screen.queryByRole('button', { name: 'Remove tag Ward: ward 3' })).toBeNull()
  expect(screen.getByRole('button', { name: 'Remove tag leased' })).toBeTruthy()
  expect(sent()).toEqual([{ ids: [deviceid], action: 'untag', tag: { tagType: 'Ward', tagValue: 'ward 3' } }])
})

test('a tag that cannot be removed stays, with the reason', async () => {
  const refused = problem(403, 'about:blank', { detail: 'The device lies at a site that is not yours' })
  const { user } = await open({ 'POST device/bulk': () => refused })
  await user.click(await screen.findByRole('button', { name: 'Remove tag leased' }))
  await screen.findByText('The device lies at a site that is not yours')
  expect(screen.getByText('Not saved')).toBeTruthy()
  expect(screen.getByRole('button', { name: 'Remove tag leased' })).toBeTruthy()
})

test('an attribute is set on this device alone', async () => {
  const { user, sent } = await open({ 'POST device/bulk': () => done })
  await screen.findByText('Radiology')
  await user.click(screen.getByRole('button', { name: 'Set an attribute' }))
  const dialog = within(await screen.findByRole('dialog', { name: 'Set a custom attribute' }))
  await dialog.findByRole('option', { name: 'Owner' })
  await user.selectOptions(dialog.getByRole('combobox', { name: 'Attribute' }), 'Owner')
  await user.click(dialog.getByRole('textbox', { name: 'Value' }))
  await user.paste('Surgery')
  await user.click(dialog.getByRole('button', { name: 'Set a custom attribute' }))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(sent()).toEqual([{ ids: [deviceid], action: 'attribute', attribute: 'Owner', value: 'Surgery' }])
})

test('who may only read sees tags and attributes, and changes none', async () => {
  await open({}, { role: 'read-only' })
  await screen.findByText('Ward: ward 3')
  expect(screen.getByText('Radiology')).toBeTruthy()
  expect(screen.queryByRole('button', { name: /tag/i })).toBeNull()
  expect(screen.queryByRole('button', { name: 'Set an attribute' })).toBeNull()
})
