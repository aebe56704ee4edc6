import { screen, within } from '@testing-library/react'
import axe from 'axe-core'
import { beforeEach, expect, test, vi } from 'vitest'
import { serveInventory } from '../testing/inventory'
import { problem } from '../testing/server'
import { show } from '../testing/show'
import VulnerabilitiesPage from './VulnerabilitiesPage'

const vulnerability = (name: string, severity: string | null, CVSS: number | null) => ({
  name,
  severity,
  CVSS,
  date: '2026-11-20T00:00:00.000Z',
  description: '',
  data: { Confirmed: { device: 3, addressedInstance: 1 }, Potential: { device: 2, addressedInstance: 0 } },
})
const instance = (index: number) => ({
  zb_ticketid: `vuln-${index}`,
  vulnerability_name: 'CVE-2026-1',
  severity: 'High',
  cvss_score: 7.5,
  name: `cam-${index}`,
  deviceid: `00:40:8c:00:00:0${index}`,
  ip: `10.0.0.${index}`,
  status: 'Confirmed',
  detected_date: '2026-11-20T00:00:00.000Z',
  reason_history: [],
})
const vulnerabilities = [vulnerability('CVE-2026-1', 'High', 7.5), vulnerability('Old firmware', null, null)]
const instances = [0, 1].map(instance)
const updated = (body: unknown) => ({
  updatedVulnerInstanceList: (body as { ticketIdList: string[] }).ticketIdList.map((zb_ticketid) => ({ zb_ticketid })),
})

beforeEach(() => {
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(600)
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(1200)
})

type Handlers = Parameters<typeof serveInventory>[0]

async function open(handlers: Handlers = {}, role?: 'read-only') {
  const server = serveInventory(
    {
      'GET fields': () => ({ type: 'vulnerabilities', fields: [] }),
      'GET views': () => ({ items: [] }),
      'GET vulnerability/list': ({ query }) =>
        query.get('groupby') === 'device'
          ? { items: instances, total: instances.length }
          : { items: { items: vulnerabilities }, total: vulnerabilities.length },
      'GET export/vulnerabilities': () => ({ vulnerabilities: instances, count: 2, cursor: '' }),
      'PUT vulnerability/update': ({ body }) => updated(body),
      ...handlers,
    },
    role,
  )
  const view = await show(<VulnerabilitiesPage />)
  const grid = await screen.findByRole('grid', { name: 'Vulnerabilities' })
  return { ...server, ...view, grid }
}

async function openByDevice(handlers?: Handlers) {
  const opened = await open(handlers)
  await opened.user.click(screen.getByRole('radio', { name: 'By device' }))
  await screen.findByText('cam-0')
  return opened
}

const choose = (name: string) => screen.getByRole('checkbox', { name: `Select row ${name}` })

async function decide(user: Awaited<ReturnType<typeof show>>['user'], decision: RegExp, reason: string) {
  await user.click(screen.getByRole('button', { name: 'Mitigate or ignore' }))
  const dialog = await screen.findByRole('dialog')
  await user.click(within(dialog).getByRole('radio', { name: decision }))
  await user.click(within(dialog).getByRole('textbox', { name: 'Reason' }))
  await user.paste(reason)
  return dialog
}

test('each vulnerability leads to its devices, an unknown score is no number, and the page is clean', async () => {
  const { grid } = await open()
  const link = await within(grid).findByRole('link', { name: 'CVE-2026-1' })
  const { searchParams } = new URL(link.getAttribute('href') ?? '', 'http://h')
  expect([searchParams.get('by'), searchParams.get('filter')]).toEqual(['device', 'name:CVE-2026-1'])
  const row = within(grid).getByRole('row', { name: /Old firmware/ })
  expect(row.textContent).not.toMatch(/null|NaN/)
  expect(within(row).getAllByText('–').length).toBeGreaterThanOrEqual(2)
  const { violations } = await axe.run(document.body, {
    rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
  })
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
})

test('a decision on a vulnerability goes to the open instances that the server names', async () => {
  const { user, to } = await open()
  await user.click(await screen.findByRole('checkbox', { name: 'Select row CVE-2026-1' }))
  const dialog = await decide(user, /^Ignore/, 'accepted until spring ')
  await user.click(within(dialog).getByRole('button', { name: 'Ignore' }))
  await screen.findByText('2 ignored')
  expect(to('GET export/vulnerabilities')[0]?.query.get('filter')).toBe('name:(CVE-2026-1) -state:resolved')
  expect(to('PUT vulnerability/update').map(({ body }) => body)).toMatchObject([
    { ticketIdList: ['vuln-0', 'vuln-1'], action: 'ignore', reason: 'accepted until spring' },
  ])
})

test('the grouping is kept in the address, and one that is gone is told', async () => {
  const { user, to, router } = await openByDevice({
    'PUT vulnerability/update': () => updated({ ticketIdList: ['vuln-0'] }),
  })
  expect(new URLSearchParams(router.state.location.search).get('by')).toBe('device')
  await user.click(choose('CVE-2026-1, cam-0'))
  await user.click(choose('CVE-2026-1, cam-1'))
  const dialog = await decide(user, /^Mitigate/, 'patched')
  await user.click(within(dialog).getByRole('button', { name: 'Mark as mitigated' }))
  const refused = await screen.findByRole('region', { name: 'Refused' })
  expect(within(refused).getByRole('row', { name: /cam-1/ }).textContent).toContain('No longer there')
  expect(screen.getByText('1 done, 1 refused')).toBeTruthy()
  expect(to('GET export/vulnerabilities')).toEqual([])
})

test('what the server refuses is told with its reason, and nothing is sent without one of ours', async () => {
  const { user, to } = await openByDevice({
    'PUT vulnerability/update': () => problem(409, 'about:blank', { detail: 'Changed meanwhile' }),
  })
  await user.click(choose('CVE-2026-1, cam-0'))
  const dialog = await decide(user, /^Mitigate/, '   ')
  const confirm = within(dialog).getByRole<HTMLButtonElement>('button', { name: 'Mark as mitigated' })
  expect(confirm.disabled).toBe(true)
  await user.click(within(dialog).getByRole('textbox', { name: 'Reason' }))
  await user.paste('patched')
  await user.click(confirm)
  const refused = await screen.findByRole('region', { name: 'Refused' })
  expect(refused.textContent).toContain('Changed meanwhile')
  expect(to('PUT vulnerability/update')).toHaveLength(1)
})

test('who may only read is offered nothing to change', async () => {
  await open({}, 'read-only')
  await screen.findByRole('link', { name: 'CVE-2026-1' })
  expect(screen.queryByRole('checkbox', { name: /Select row/ })).toBeNull()
})
