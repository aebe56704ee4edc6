import { expect, test } from 'vitest'
import { serve, session } from '../testing/server'
import { type Answer, inventory, inventoryPath } from './inventory'
import { loadSession } from './session'

test('what is not asked stands in no address', () => {
  expect(inventoryPath('alert/list', { filter: 'ip:10.0.0.0/8', search: '', offset: 0, resolved: undefined })).toBe(
    '/console/api/alert/list?filter=ip%3A10.0.0.0%2F8&offset=0',
  )
  expect(inventoryPath('webhook/list')).toBe('/console/api/webhook/list')
})

test('operations are typed, and changes carry the session’s token', async () => {
  const server = serve({
    'GET /console/session': () => ({ body: session }),
    'GET /console/api/fields?type=alerts': () => ({ body: { type: 'alerts', fields: [], total: 0 } }),
    'PUT /console/api/alert/update?id=1': () => ({ body: {} }),
  })
  await loadSession()
  const fields: Answer<'fields'> = await inventory.get('fields', { query: { type: 'alerts' } })
  expect(fields.type).toBe('alerts')
  await inventory.put('alert/update', {
    query: { id: '1' },
    body: { resolved: 'yes', reason: 'Known', reason_type: [] },
  })
  expect(server.calls.at(-1)?.headers.get('X-CSRF-Token')).toBe(session.csrf)
})
