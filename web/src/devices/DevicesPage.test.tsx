import { screen, waitFor, within } from '@testing-library/react'
import axe from 'axe-core'
import { beforeEach, expect, test, vi } from 'vitest'
import { problem, serve, session } from '../testing/server'
import { show } from '../testing/show'
import DevicesPage from './DevicesPage'

const total = 5000
const fields = {
  type: 'devices',
  fields: [
    { name: 'vendor', type: 'text', description: 'Vendor', operators: [':'], example: 'vendor:Axis' },
    {
      name: 'risk_level',
      type: 'choice',
      description: 'Risk in words',
      operators: [':', ':>'],
      values: ['Low', 'High'],
      example: 'risk_level:High',
    },
  ],
}
const device = (index: number) => ({
  deviceid: `d${index}`,
  hostname: `host-${index}`,
  risk_level: 'High',
  risk_score: 80,
  number_of_critical_alerts: 0,
})

/** Answers for the session, the fields and every page of devices; a filter with `vender` is refused. */
function serveDevices() {
  const asked: URLSearchParams[] = []
  serve({ 'GET /console/session': () => ({ body: session }) })
  const first = fetch
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
    const { pathname, searchParams } = new URL(path, 'http://h')
    if (pathname === '/console/api/fields') return Response.json(fields)
    if (pathname === '/console/api/views') return Response.json({ items: [] })
    if (pathname !== '/console/api/device/list') return first(path, init)
    asked.push(searchParams)
    if (searchParams.get('filter')?.includes('vender')) {
      const refusal = {
        property: 'instance.filter',
        messages: ['is wrong'],
        position: { byte: 0, column: 1 },
        found: "'vender'",
        expected: 'a field, such as vendor',
      }
      return Response.json(problem(400, 'about:blank', { validations: { query: [refusal] } }).body, { status: 400 })
    }
    const offset = Number(searchParams.get('offset'))
    const devices = Array.from({ length: 200 }, (_, index) => device(offset + index))
    return Response.json({ devices, total })
  })
  return asked
}

beforeEach(() => {
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(600)
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(1200)
})

const grid = () => screen.findByRole('grid', { name: 'Devices' })

test('draws a window of a long list, says how long it is, and is clean', async () => {
  serveDevices()
  await show(<DevicesPage />)
  const table = await grid()
  await within(table).findByText('host-0')
  expect(table.getAttribute('aria-rowcount')).toBe(String(total + 1))
  expect(within(table).getAllByRole('row').length).toBeLessThan(60)
  const { violations } = await axe.run(document.body, {
    rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
  })
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
})

test('the keyboard walks the rows', async () => {
  serveDevices()
  const { user } = await show(<DevicesPage />)
  const table = await grid()
  await within(table).findByText('host-0')
  table.focus()
  await user.keyboard('jj')
  const on = document.getElementById(table.getAttribute('aria-activedescendant') ?? '')
  expect(on?.textContent).toContain('host-1')
})

test('another order keeps the keyboard on the head, and forgets the row it was on', async () => {
  const asked = serveDevices()
  const { user } = await show(<DevicesPage />)
  const table = await grid()
  await within(table).findByText('host-0')
  table.focus()
  await user.keyboard('jj')
  const head = screen.getByRole('button', { name: 'Risk' })
  head.focus()
  await user.keyboard('{Enter}')
  await waitFor(() => expect(asked.at(-1)?.get('sortdirection')).toBe('asc'))
  expect(document.activeElement).toBe(head)
  expect(head.isConnected).toBe(true)
  await waitFor(() => expect(table.hasAttribute('aria-activedescendant')).toBe(false))
})

test("the page's own order needs no word in the address", async () => {
  serveDevices()
  const { user, router } = await show(<DevicesPage />)
  await within(await grid()).findByText('host-0')
  await user.click(screen.getByRole('button', { name: 'Risk' }))
  await waitFor(() => expect(router.state.location.search).toContain('sort=risk_score'))
  await user.click(screen.getByRole('button', { name: 'Risk' }))
  await waitFor(() => expect(router.state.location.search).toBe(''))
})

test('order and columns are kept in the address', async () => {
  const asked = serveDevices()
  const { user, router } = await show(<DevicesPage />)
  await within(await grid()).findByText('host-0')
  await user.click(screen.getByRole('button', { name: 'Risk' }))
  await waitFor(() => expect(asked.at(-1)?.get('sortdirection')).toBe('asc'))
  expect(router.state.location.search).toContain('sort=risk_score')
  await user.click(screen.getByRole('button', { name: 'Columns' }))
  await user.click(await screen.findByRole('checkbox', { name: 'Vendor' }))
  expect(screen.queryByRole('columnheader', { name: 'Vendor' })).toBeNull()
  await user.click(screen.getByRole('button', { name: 'Move Device down' }))
  expect(new URLSearchParams(router.state.location.search).get('columns')).toMatch(/^ip_address,hostname,MAC,category/)
})

test('a filter is completed, sent, and shown as conditions that can be taken away', async () => {
  const asked = serveDevices()
  const { user } = await show(<DevicesPage />)
  await within(await grid()).findByText('host-0')
  const field = screen.getByRole('textbox', { name: 'Filter' })
  await user.type(field, 'vendor:Axis risk_l')
  await user.click(await screen.findByRole('option', { name: /risk_level:/ }))
  await user.click(await screen.findByRole('option', { name: 'risk_level:High' }))
  await user.type(field, '{Enter}')
  await waitFor(() => expect(asked.at(-1)?.get('filter')).toBe('vendor:Axis risk_level:High'))
  await user.click(screen.getByRole('button', { name: 'Remove vendor:Axis' }))
  await waitFor(() => expect(asked.at(-1)?.get('filter')).toBe('risk_level:High'))
})

test('a refused filter shows the place and what could stand there', async () => {
  serveDevices()
  const { user } = await show(<DevicesPage />)
  await within(await grid()).findByText('host-0')
  await user.type(screen.getByRole('textbox', { name: 'Filter' }), 'vender:Axis{Enter}')
  const told = await screen.findByText(/Expected a field, such as vendor/)
  expect(told.querySelector('mark')?.textContent).toBe('vender')
  expect(screen.getAllByRole('alert')).toHaveLength(1)
  expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull()
})
