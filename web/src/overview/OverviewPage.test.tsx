import { screen, within } from '@testing-library/react'
import axe from 'axe-core'
import { beforeEach, expect, test, vi } from 'vitest'
import type { Overview } from '../api/overview'
import { serveInventory } from '../testing/inventory'
import { problem } from '../testing/server'
import { show } from '../testing/show'
import OverviewPage from './OverviewPage'

const none = { high: 0, medium: 0, low: 0, info: 0 }
const empty: Overview = {
  as_of: '2026-11-23T14:05:00.000Z',
  devices: {
    total: 0,
    active_24h: 0,
    by_category: [],
    by_risk_level: {},
    new_by_day: [{ day: '2026-11-23', count: 0 }],
  },
  alerts: { open: none, by_day: [{ day: '2026-11-23', raised: none, resolved: 0, open: 0 }] },
  vulnerabilities: { open: {} },
  most_exposed: [],
  ingestion: { newest_activity: null, last_import: null, last_discovery: null },
}
const overview: Overview = {
  ...empty,
  devices: {
    total: 1203,
    active_24h: 988,
    by_category: [
      { value: 'Camera', count: 812 },
      { value: 'Infusion Pump', count: 300 },
      { value: '', count: 91 },
    ],
    by_risk_level: { Critical: 3, High: 20, Medium: 300, Low: 880, '': 0 },
    new_by_day: [
      { day: '2026-11-22', count: 4 },
      { day: '2026-11-23', count: 17 },
    ],
  },
  alerts: {
    open: { high: 1, medium: 4, low: 7, info: 2 },
    by_day: [
      { day: '2026-11-22', raised: none, resolved: 0, open: 13 },
      { day: '2026-11-23', raised: { ...none, medium: 5 }, resolved: 2, open: 14 },
    ],
  },
  vulnerabilities: { open: { Critical: 2, High: 40, Medium: 200, Low: 189 } },
  most_exposed: [
    {
      deviceid: '00:40:8c:12:34:56',
      hostname: 'cam-3',
      category: 'Camera',
      profile: 'Axis Camera',
      risk_score: 97,
      risk_level: 'Critical',
      open_alerts: 3,
      open_vulnerabilities: 7,
    },
    {
      deviceid: '00:40:8c:12:34:57',
      hostname: '',
      category: '',
      profile: '',
      risk_score: null,
      risk_level: '',
      open_alerts: 0,
      open_vulnerabilities: 1,
    },
  ],
  ingestion: {
    newest_activity: new Date(Date.now() - 180_000).toISOString(),
    last_import: { time: '2026-10-01T08:00:00.000Z', kind: 'devices', state: 'applying' },
    last_discovery: null,
  },
}

beforeEach(() => {
  // Lines are drawn on a canvas, which is not there; their figures stand in tables as well.
  vi.stubGlobal('Path2D', class {})
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(
    new Proxy({}, { get: () => () => ({ width: 0 }), set: () => true }) as never,
  )
})

async function open(answer: () => unknown = () => overview) {
  const server = serveInventory({ 'GET overview': answer })
  return { ...server, ...(await show(<OverviewPage />)) }
}

const addressOf = (link: HTMLElement) => link.getAttribute('href')
const found = (page: string, filter: string) => `${page}?${new URLSearchParams({ filter })}`

async function violations() {
  const { violations } = await axe.run(document.body, {
    rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
  })
  return violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])
}

test('tells how old the figures are, and is clean', async () => {
  await open()
  await screen.findByText(/As of 23 Nov 2026, 14:05 UTC\./)
  expect(await violations()).toEqual([])
})

test('a tenant without devices is told how they come, and sees no charts of nothing', async () => {
  await open(() => empty)
  await screen.findByText('No devices yet')
  expect(addressOf(screen.getByRole('link', { name: 'How to send devices' }))).toBe('/api')
  expect(screen.queryByRole('figure')).toBeNull()
  expect(screen.queryByRole('table')).toBeNull()
})

test('an overview that cannot be loaded says so, and is asked for again when wished', async () => {
  let broken = true
  const { user } = await open(() => (broken ? problem(503, 'busy') : overview))
  const told = await screen.findByRole('alert')
  expect(told.textContent).toContain('The overview could not be loaded')
  broken = false
  await user.click(within(told).getByRole('button', { name: 'Try again' }))
  await screen.findByRole('link', { name: /^Open alerts/ })
  expect(screen.queryByRole('alert')).toBeNull()
})

test.each([
  ['Devices', /^1.203$/, '/devices'],
  ['Active in 24 hours', /^988$/, found('/devices', 'last_activity:>-24h')],
  ['Open alerts', /^14$/, '/alerts'],
  ['Open vulnerabilities', /^431$/, '/vulnerabilities?by=device'],
])('the figure of %s leads to what it counts', async (name, figure, address) => {
  await open()
  const label = await screen.findByText(name, { selector: 'a > *' })
  expect(label.nextElementSibling?.textContent).toMatch(figure)
  expect(addressOf(label.closest('a') as HTMLElement)).toBe(address)
})

test.each([
  ['Devices by category', 'Camera', '812', found('/devices', 'category:Camera')],
  ['Devices by category', 'Infusion Pump', '300', found('/devices', 'category:"Infusion Pump"')],
  ['Devices by category', 'Unknown', '91', found('/devices', 'category:""')],
  ['Devices by risk', 'Critical', '3', found('/devices', 'risk_level:Critical')],
  ['Open alerts by severity', 'Medium', '4', found('/alerts', 'severity:medium')],
  ['Open vulnerabilities by severity', 'High', '40', '/vulnerabilities?by=device&filter=severity%3AHigh'],
])('%s: the bar of %s leads to what it counts', async (title, name, figure, address) => {
  await open()
  const bars = within(await screen.findByRole('table', { name: title }))
  const bar = within(bars.getByRole('row', { name: `${name} ${figure}` }))
  expect(addressOf(bar.getByRole('link', { name }))).toBe(address)
})

test.each([
  ['New devices per day', '/devices?sort=first_seen&direction=desc', ['22 Nov 2026, 00:00 4', '23 Nov 2026, 00:00 17']],
  ['Open alerts over time', '/alerts', ['22 Nov 2026, 00:00 13', '23 Nov 2026, 00:00 14']],
  [
    'Alerts raised per day',
    found('/alerts', 'resolved:(true, false)'),
    ['22 Nov 2026, 00:00 0 0 0 0', '23 Nov 2026, 00:00 0 5 0 0'],
  ],
])('%s: the lines lead to the list, and stand in figures as well', async (title, address, rows) => {
  const { user } = await open()
  const figure = within(await screen.findByRole('figure', { name: title }))
  expect(addressOf(figure.getByRole('link', { name: 'Open the list' }))).toBe(address)
  await user.click(figure.getByRole('button', { name: 'Show as table' }))
  for (const name of rows) expect(figure.getByRole('row', { name })).toBeTruthy()
  expect(await violations()).toEqual([])
})

test('the most exposed devices lead to their pages, and what is not known of them is no number', async () => {
  await open()
  const table = within(await screen.findByRole('table', { name: 'Most exposed devices' }))
  expect(addressOf(table.getByRole('link', { name: 'cam-3' }))).toBe('/devices/00%3A40%3A8c%3A12%3A34%3A56')
  const unknown = table.getByRole('link', { name: '00:40:8c:12:34:57' })
  expect(addressOf(unknown)).toBe('/devices/00%3A40%3A8c%3A12%3A34%3A57')
  expect(unknown.closest('tr')?.textContent).not.toMatch(/null|NaN|undefined/)
  expect(addressOf(screen.getByRole('link', { name: 'All by risk' }))).toBe('/devices?sort=risk_score&direction=desc')
})

test('where the data comes from is told as far as it is known', async () => {
  await open()
  const fact = async (name: string) => (await screen.findByText(name)).nextElementSibling?.textContent
  expect(await fact('Newest activity of a device')).toMatch(/^3\smin\sago$/)
  expect(await fact('Last large import')).toMatch(/^devices, being applied, /)
  expect(await fact('Last network discovery')).toBe('–')
})
