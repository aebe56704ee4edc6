import { screen, waitFor, within } from '@testing-library/react'
import axe from 'axe-core'
import { beforeEach, expect, test, vi } from 'vitest'
import { serveInventory } from '../../testing/inventory'
import { problem } from '../../testing/server'
import { show } from '../../testing/show'
import SegmentsPage from './SegmentsPage'

const segment = (segmentId: string, name: string, more: object = {}) => ({
  segmentId,
  name,
  description: '',
  siteid: '0',
  firewallsList: [],
  ...more,
})
const segments = [
  segment('10', 'Guests', { description: 'Visitors and patients' }),
  segment('9', 'Imaging', { siteid: '7', firewallsList: ['fw-1', 'fw-2'] }),
]
const sites = [
  { siteid: '0', external_id: 'Default' },
  { siteid: '7', external_id: 'Main Hospital' },
]

beforeEach(() => {
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(600)
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(1200)
})

type Handlers = Parameters<typeof serveInventory>[0]
type Options = { role?: 'read-only'; at?: string }

async function open(handlers: Handlers = {}, { role, at }: Options = {}) {
  const server = serveInventory(
    {
      'GET networkSegment': () => ({ networkSegments: segments, total: segments.length }),
      'GET site': () => ({ list: sites, total: 2 }),
      ...handlers,
    },
    role,
  )
  return { ...server, ...(await show(<SegmentsPage />, { at })) }
}

type Opened = Awaited<ReturnType<typeof open>>

const names = async () =>
  within(await screen.findByRole('grid', { name: 'Segments' }))
    .getAllByRole('row')
    .slice(1)
    .map((row) => within(row).getAllByRole('cell')[0]?.textContent)

async function begin({ user }: Opened, action: string, title: string) {
  await user.click(await screen.findByRole('button', { name: 'Actions for Imaging' }))
  await user.click(await screen.findByRole('menuitem', { name: action }))
  return within(await screen.findByRole('dialog', { name: title }))
}

const gone = () => waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())

test('lists segments by their numbers with their sites, and is clean', async () => {
  await open()
  await screen.findByText('2 segments')
  expect(await names()).toEqual(['Imaging', 'Guests'])
  const site = await screen.findByRole('link', { name: 'Main Hospital' })
  expect(site.getAttribute('href')).toBe(`/network/sites?${new URLSearchParams({ search: 'Main Hospital' })}`)
  expect(screen.getByText('fw-1, fw-2')).toBeTruthy()
  const { violations } = await axe.run(document.body, {
    rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
  })
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
})

test('a site that cannot be named is shown by its id', async () => {
  await open({ 'GET site': () => problem(500, 'about:blank') })
  const row = await screen.findByRole('row', { name: /^Imaging/ })
  expect(within(row).getByText('7')).toBeTruthy()
})

test('the segments of one site are those that the address asks for, until all are wished', async () => {
  const { user, router } = await open({}, { at: '/?site=7' })
  await screen.findByText('At Main Hospital')
  expect(await names()).toEqual(['Imaging'])
  await user.click(screen.getByRole('button', { name: 'Show every site' }))
  await screen.findByText('2 segments')
  expect(router.state.location.search).toBe('')
})

test.each([
  ['a name', 'guest', 'Guests'],
  ['a description', 'PATIENTS', 'Guests'],
  ['a firewall', 'fw-2', 'Imaging'],
  ['a number', '9', 'Imaging'],
])('a search finds a part of %s', async (_name, search, found) => {
  await open({}, { at: `/?${new URLSearchParams({ search })}` })
  await screen.findByText('1 segment')
  expect(await names()).toEqual([found])
})

test('a thousand segments are not all: the rest is asked for', async () => {
  const all = Array.from({ length: 1001 }, (_, index) => segment(`${index + 1}`, `Segment ${index + 1}`))
  const { to } = await open({
    'GET networkSegment': ({ query }) => {
      const from = Number(query.get('offset'))
      return { networkSegments: all.slice(from, from + Number(query.get('pagelength'))), total: all.length }
    },
  })
  await screen.findByText(/^1.001 segments$/)
  expect(to('GET networkSegment').map(({ query }) => query.get('offset'))).toEqual(['0', '1000'])
})

test.each([
  ['a tenant without segments', { at: '/' }, () => ({ networkSegments: [], total: 0 }), 'No segments yet'],
  [
    'a site without segments',
    { at: '/?site=8' },
    () => ({ networkSegments: segments, total: 2 }),
    'No segments at this site',
  ],
  ['a failing server', { at: '/' }, () => problem(500, 'about:blank'), 'The segments could not be loaded'],
])('%s is told in the place of the list', async (_name, options, answer, told) => {
  await open({ 'GET networkSegment': answer }, options)
  await screen.findByText(told)
  expect(screen.queryByRole('grid')).toBeNull()
})

test('a new segment is sent with its site by name and its firewalls one by one', async () => {
  const opened = await open({ 'POST networkSegment': () => ({ created: 1 }) })
  const { user } = opened
  await user.click(await screen.findByRole('button', { name: 'Create segment' }))
  const dialog = within(await screen.findByRole('dialog', { name: 'Create segment' }))
  const create = dialog.getByRole<HTMLButtonElement>('button', { name: 'Create segment' })
  expect(create.disabled).toBe(true)
  await user.type(dialog.getByRole('textbox', { name: 'Name' }), ' Labs ')
  await user.click(dialog.getByRole('combobox', { name: 'Site' }))
  await user.click(await screen.findByRole('option', { name: 'Main Hospital' }))
  await user.click(dialog.getByRole('textbox', { name: 'Firewalls' }))
  await user.paste('fw-1\nfw-2, fw-3')
  await user.click(create)
  await screen.findByText('Labs created')
  await gone()
  expect(opened.to('POST networkSegment').map(({ body }) => body)).toEqual([
    [{ name: 'Labs', description: '', site: 'Main Hospital', firewallsList: ['fw-1', 'fw-2', 'fw-3'] }],
  ])
  expect(opened.to('GET networkSegment').length).toBeGreaterThan(1)
})

test('a change names the segment, and leaves its site where it is', async () => {
  const opened = await open({ 'PUT networkSegment': () => ({ updated: 1 }) })
  const dialog = await begin(opened, 'Change segment', 'Change Imaging')
  await opened.user.type(dialog.getByRole('textbox', { name: 'Name' }), ' 2')
  await opened.user.click(dialog.getByRole('button', { name: 'Save' }))
  await screen.findByText('Imaging 2 changed')
  expect(opened.to('PUT networkSegment').map(({ body }) => body)).toEqual([
    [{ segmentId: '9', name: 'Imaging 2', description: '', firewallsList: ['fw-1', 'fw-2'] }],
  ])
})

test('a segment whose site is taken away goes to the default site', async () => {
  const opened = await open({ 'PUT networkSegment': () => ({ updated: 1 }) })
  await screen.findByRole('link', { name: 'Main Hospital' })
  const dialog = await begin(opened, 'Change segment', 'Change Imaging')
  const site = dialog.getByRole<HTMLInputElement>('combobox', { name: 'Site' })
  expect(site.value).toBe('Main Hospital')
  await opened.user.click(site.parentElement?.querySelector('button') as HTMLElement)
  await opened.user.click(dialog.getByRole('button', { name: 'Save' }))
  await gone()
  expect(opened.to('PUT networkSegment')[0]?.body).toMatchObject([{ segmentId: '9', site: '' }])
})

test('a taken name is told at the name, and what was written stays', async () => {
  const taken = problem(409, 'about:blank', { detail: 'A segment named "Guests" exists' })
  const { user } = await open({ 'POST networkSegment': () => taken })
  await user.click(await screen.findByRole('button', { name: 'Create segment' }))
  const dialog = within(await screen.findByRole('dialog', { name: 'Create segment' }))
  const name = dialog.getByRole<HTMLInputElement>('textbox', { name: 'Name' })
  await user.type(name, 'Guests')
  await user.click(dialog.getByRole('button', { name: 'Create segment' }))
  await waitFor(() => expect(name.getAttribute('aria-invalid')).toBe('true'))
  expect(dialog.getByText('A segment named "Guests" exists')).toBeTruthy()
  expect(name.value).toBe('Guests')
})

test('before a segment is deleted it is told that its number is not given again', async () => {
  let now = segments
  const opened = await open({
    'GET networkSegment': () => ({ networkSegments: now, total: now.length }),
    'DELETE networkSegment': () => {
      now = segments.slice(0, 1)
      return { deleted: 1 }
    },
  })
  const sitesAsked = opened.to('GET site').length
  const dialog = await begin(opened, 'Delete segment', 'Delete Imaging?')
  expect(dialog.getByText('Its number 9 is not given again.')).toBeTruthy()
  expect(opened.to('DELETE networkSegment')).toEqual([])
  await opened.user.click(dialog.getByRole('button', { name: 'Delete segment' }))
  await screen.findByText('Imaging deleted')
  await gone()
  expect(await names()).toEqual(['Guests'])
  expect(opened.to('DELETE networkSegment').map(({ body }) => body)).toEqual([{ segmentIdsList: ['9'] }])
  expect(opened.to('GET site').length).toBeGreaterThan(sitesAsked) // they tell how many segments they have
})

test('a segment that cannot be deleted stays, with the reason', async () => {
  const refused = problem(409, 'about:blank', { detail: 'The segment is in use' })
  const opened = await open({ 'DELETE networkSegment': () => refused })
  const dialog = await begin(opened, 'Delete segment', 'Delete Imaging?')
  await opened.user.click(dialog.getByRole('button', { name: 'Delete segment' }))
  expect((await dialog.findByRole('alert')).textContent).toContain('The segment is in use')
})

test('who may only read changes nothing', async () => {
  await open({}, { role: 'read-only' })
  await screen.findByText('2 segments')
  expect(screen.queryByRole('button', { name: /^Actions for/ })).toBeNull()
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Create segment' }).disabled).toBe(true)
})
