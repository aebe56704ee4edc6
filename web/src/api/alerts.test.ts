import { beforeEach, expect, test } from 'vitest'
import { problem, serve } from '../testing/server'
import { findAlert } from './alerts'

const id = '5f3a1b2c3d4e5f6071829304'
const byId = `GET /console/api/alert/list?filter=id%3A${id}&pagelength=1`
const byTicket = (ticket: string) => `GET /console/api/alert?zb_ticketid=${ticket}`
const one = { body: { items: [{ id, name: 'Telnet' }], total: 1 } }
const none = { body: { items: [], total: 0 } }
const missing = problem(404, 'about:blank')

beforeEach(() => serve({}))

test.each([
  ['its id', id, { [byId]: () => one }],
  ['its ticket', 'alert-Zk3aB9xQ', { [byTicket('alert-Zk3aB9xQ')]: () => one }],
  ['its ticket without the prefix', 'Zk3aB9xQ', { [byTicket('alert-Zk3aB9xQ')]: () => one }],
  ['a ticket that looks like an id', id, { [byId]: () => none, [byTicket(`alert-${id}`)]: () => one }],
])('finds an alert by %s', async (_name, asked, routes) => {
  serve(routes)
  expect((await findAlert(asked))?.name).toBe('Telnet')
})

test('what is not there is no failure', async () => {
  serve({ [byTicket('alert-x')]: () => missing })
  expect(await findAlert('x')).toBeNull()
})

test('what no ticket can be is not asked for', async () => {
  const { calls } = serve({})
  expect(await findAlert('x'.repeat(80))).toBeNull()
  expect(calls).toEqual([])
})

test('a failure stays one', async () => {
  serve({ [byTicket('alert-x')]: () => problem(503, 'busy') })
  await expect(findAlert('x')).rejects.toThrow('busy')
})
