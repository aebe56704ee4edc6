import { screen, waitFor, within } from '@testing-library/react'
import axe from 'axe-core'
import { beforeEach, expect, test, vi } from 'vitest'
import { type Answer, problem, serve, session } from '../../testing/server'
import { show } from '../../testing/show'
import SitesPage from './SitesPage'

const site = (siteid: string, external_id: string, more: object = {}) => ({
  siteid,
  external_id,
  description: '',
  location: '',
  group: null,
  subnetsList: [],
  segmentIdsList: [],
  created_at: '2026-10-01T08:00:00.000Z',
  updated_at: '2026-10-01T08:00:00.000Z',
  ...more,
})
const sites = [
  site('0', 'Default'),
  site('1', 'Main Hospital', { location: 'Berlin', group: 'North', subnetsList: ['10.2.0.0/16'] }),
]

function serveSites(routes: Record<string, () => Answer> = {}, of = session) {
  return serve({
    'GET /console/session': () => ({ body: of }),
    'GET /console/api/site': () => ({ body: { list: sites, total: 2 } }),
    'GET /console/api/facets?type=device&field=site': () => ({
      body: { items: [{ value: 'Main Hospital', count: 12 }], has_more: false, is_exact: true },
    }),
    ...routes,
  })
}

beforeEach(() => {
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(600)
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(1200)
})

const menuOf = (name: string) => screen.findByRole('button', { name: `Actions for ${name}` })

test('lists sites with what lies there, and is clean', async () => {
  serveSites()
  await show(<SitesPage />)
  const devices = await screen.findByRole('link', { name: '12 devices at Main Hospital' })
  expect(devices.getAttribute('href')).toBe(`/devices?${new URLSearchParams({ filter: 'site:"Main Hospital"' })}`)
  expect(screen.getByRole('link', { name: '1 subnet at Main Hospital' }).getAttribute('href')).toBe(
    '/network/subnets?site=1',
  )
  const { violations } = await axe.run(document.body, {
    rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
  })
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
})

test('a number that the server does not tell is not shown', async () => {
  serveSites({ 'GET /console/api/facets?type=device&field=site': () => problem(404, 'about:blank') })
  await show(<SitesPage />)
  await screen.findByText('Main Hospital')
  expect(screen.queryByRole('link', { name: /devices at/ })).toBeNull()
})

test('a taken name is told at the name, and what was written stays', async () => {
  const taken = problem(409, 'about:blank', { detail: 'A site named "Main Hospital" exists' })
  const server = serveSites({ 'POST /console/api/site': () => taken })
  const { user } = await show(<SitesPage />)
  await user.click(screen.getByRole('button', { name: 'Create site' }))
  const dialog = await screen.findByRole('dialog', { name: 'Create site' })
  const name = within(dialog).getByRole('textbox', { name: 'Name' })
  await user.type(name, 'Main Hospital')
  await user.click(within(dialog).getByRole('button', { name: 'Create site' }))
  await waitFor(() => expect(name.getAttribute('aria-invalid')).toBe('true'))
  expect(within(dialog).getByText('A site named "Main Hospital" exists')).toBeDefined()
  expect(server.to('POST', '/console/api/site')[0]?.body).toEqual([
    { external_id: 'Main Hospital', description: '', location: '' },
  ])
})

test('a change names the site and keeps its group', async () => {
  const server = serveSites({ 'PUT /console/api/site': () => ({ body: { updated: 1 } }) })
  const { user } = await show(<SitesPage />)
  await user.click(await menuOf('Main Hospital'))
  await user.click(await screen.findByRole('menuitem', { name: 'Change site' }))
  const dialog = await screen.findByRole('dialog', { name: 'Change Main Hospital' })
  await user.type(within(dialog).getByRole('textbox', { name: 'Location' }), ', Mitte')
  await user.click(within(dialog).getByRole('button', { name: 'Save' }))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(server.to('PUT', '/console/api/site')[0]?.body).toEqual([
    { external_id: 'Main Hospital', description: '', location: 'Berlin, Mitte', group: 'North' },
  ])
})

test('a site in use is kept, with the reason', async () => {
  const path = `/console/api/site?${new URLSearchParams({ external_id: 'Main Hospital' })}`
  const inUse = 'The site is in use: 12 devices, 1 subnets and 0 segments lie there'
  serveSites({ [`DELETE ${path}`]: () => problem(409, 'about:blank', { detail: inUse }) })
  const { user } = await show(<SitesPage />)
  await user.click(await menuOf('Main Hospital'))
  await user.click(await screen.findByRole('menuitem', { name: 'Delete site' }))
  const dialog = await screen.findByRole('dialog', { name: 'Delete Main Hospital?' })
  await user.click(within(dialog).getByRole('button', { name: 'Delete site' }))
  expect((await within(dialog).findByRole('alert')).textContent).toContain(inUse)
})

test('the default site cannot be deleted, and a reader changes nothing', async () => {
  serveSites({}, { ...session, role: 'read-only' })
  const { user, unmount } = await show(<SitesPage />)
  await user.click(await menuOf('Main Hospital'))
  expect((await screen.findAllByRole('menuitem')).map(({ textContent }) => textContent)).toEqual(['Show devices'])
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Create site' }).disabled).toBe(true)
  unmount()
  serveSites()
  const owner = await show(<SitesPage />)
  await owner.user.click(await menuOf('Default'))
  const items = await screen.findAllByRole('menuitem')
  expect(items.map(({ textContent }) => textContent)).toEqual(['Show devices', 'Change site'])
})
