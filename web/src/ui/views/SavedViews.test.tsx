import { screen, waitFor } from '@testing-library/react'
import { beforeEach, expect, test } from 'vitest'
import type { View } from '../../api/views'
import { problem, serve, session } from '../../testing/server'
import { show } from '../../testing/show'
import { SavedViews } from './SavedViews'
import { paramsOf, stateOf } from './viewState'

const view: View = {
  id: 'a1'.repeat(12),
  page: 'devices',
  name: 'Old cameras',
  filter: 'category:Camera',
  search: '',
  columns: ['hostname', 'ip_address'],
  order: { field: 'risk_score', direction: 'asc' },
  density: 'normal',
  shared: false,
  owner: session.user.email,
  mine: true,
  may_change: true,
  updated: '2026-11-01T08:00:00.000Z',
}
const list = 'GET /console/api/views?page=devices'
const one = `/console/api/views/${view.id}`

beforeEach(() => localStorage.clear())

const start = (more: Parameters<typeof serve>[0] = {}, views = [view]) =>
  serve({ 'GET /console/session': () => ({ body: session }), [list]: () => ({ body: { items: views } }), ...more })

test('a view and its address say the same', () => {
  expect(stateOf(paramsOf(view))).toEqual({
    filter: view.filter,
    search: '',
    columns: view.columns,
    order: view.order,
  })
})

test('a view is opened, changed, saved', async () => {
  const server = start({ [`PUT ${one}`]: () => ({ body: view }) })
  const { user, router } = await show(<SavedViews page="devices" />)
  await user.click(await screen.findByRole('button', { name: 'Views' }))
  await user.click(await screen.findByRole('menuitemradio', { name: /Old cameras/ }))
  expect(router.state.location.search).toBe(`?${paramsOf(view)}`)
  await waitFor(() => router.navigate(`/?${paramsOf({ ...view, filter: 'category:Printer' })}`))
  await user.click(await screen.findByRole('button', { name: /Old cameras.*changed/ }))
  await user.click(await screen.findByRole('menuitem', { name: 'Save' }))
  await waitFor(() =>
    expect(server.to('PUT', one)[0]?.body).toMatchObject({ filter: 'category:Printer', density: 'normal' }),
  )
})

test('a taken name is told at the field, another is sent with what the list shows', async () => {
  let tries = 0
  const server = start({
    'POST /console/api/views': () => (tries++ ? { status: 201, body: view } : problem(409, 'name-taken')),
  })
  const { user, router } = await show(<SavedViews page="devices" />)
  await waitFor(() => router.navigate('/?filter=vendor%3AAxis'))
  await user.click(await screen.findByRole('button', { name: 'Views' }))
  await user.click(await screen.findByRole('menuitem', { name: 'Save as a new view' }))
  await user.type(await screen.findByRole('textbox', { name: 'Name' }), 'Axis')
  await user.click(screen.getByRole('checkbox', { name: 'Share with everyone' }))
  await user.click(screen.getByRole('button', { name: 'Save' }))
  await screen.findByText(/A view of this name/)
  await user.click(screen.getByRole('button', { name: 'Save' }))
  await waitFor(() => expect(router.state.location.search).toContain(`view=${view.id}`))
  expect(server.to('POST', '/console/api/views')[1]?.body).toEqual({
    page: 'devices',
    name: 'Axis',
    filter: 'vendor:Axis',
    search: '',
    columns: [],
    order: null,
    density: 'normal',
    shared: true,
  })
})

test("another's view can be opened, not changed", async () => {
  start({}, [{ ...view, mine: false, may_change: false, shared: true, owner: 'bob@acme.example' }])
  const { user, router } = await show(<SavedViews page="devices" />)
  await waitFor(() => router.navigate(`/?view=${view.id}`))
  await user.click(await screen.findByRole('button', { name: /Old cameras/ }))
  await screen.findByRole('menuitem', { name: 'Save as a new view' })
  expect(screen.queryByRole('menuitem', { name: 'Rename' })).toBeNull()
  expect(screen.queryByRole('menuitem', { name: 'Delete view' })).toBeNull()
})
