import { vi } from 'vitest'
import type { AccessKey, KeyList, Session } from '../api/types'

export const session: Session = {
  user: { id: '0123456789abcdef01234567', email: 'ada@acme.example', name: 'Ada Byron' },
  tenant: 'acme',
  tenants: ['acme'],
  role: 'owner',
  csrf: 'c5'.repeat(32),
  confirmed_until: new Date(Date.now() + 600_000).toISOString(),
  expires: new Date(Date.now() + 3_600_000).toISOString(),
  second_factor: { on: false, recovery_codes_left: 0 },
  preferences: { theme: 'auto' },
}

export const accessKey: AccessKey = {
  id: `1912458000:${'4326'.repeat(16)}`,
  label: 'Splunk',
  note: '',
  access: 'read-only',
  networks: ['10.2.0.0/16'],
  state: 'active',
  created: '2026-10-01T08:00:00.000Z',
  created_by: 'ada@acme.example',
  expires: '2030-08-08T13:00:00.000Z',
  valid_until: '2030-08-08T13:00:00.000Z',
  detected_date: 'default',
  rotated_from: null,
  rotated_to: null,
  calls_last_hour: 12,
  last_used: { time: new Date(Date.now() - 180_000).toISOString(), ip: '10.2.0.7', route: 'device/list' },
}

export const keyList: KeyList = {
  items: [accessKey],
  policy: { max_active_keys: 5, active_keys: 1, max_key_days: 3650, may_write: true },
  api_url: 'http://127.0.0.1:8080',
}

type Call = { method: string; path: string; headers: Headers; body: unknown }
export type Answer = { status?: number; body?: unknown; headers?: Record<string, string> }
type Route = (call: Call) => Answer

export const problem = (status: number, type: string, more: object = {}): Answer => ({
  status,
  body: { code: status, msg: type, type, ...more },
})

/** Puts answers in the place of the network, by method and path, and keeps what was asked. */
export function serve(routes: Record<string, Route>) {
  const calls: Call[] = []
  vi.stubGlobal('fetch', async (path: string, init: RequestInit = {}) => {
    const method = init.method ?? 'GET'
    const call = {
      method,
      path,
      headers: new Headers(init.headers),
      body: init.body ? JSON.parse(String(init.body)) : undefined,
    }
    calls.push(call)
    const route = routes[`${method} ${path}`]
    if (!route) throw new TypeError(`no answer for ${method} ${path}`)
    const { status = 200, body, headers } = route(call)
    return new Response(body === undefined ? null : JSON.stringify(body), { status, headers })
  })
  return {
    calls,
    to: (method: string, path: string) => calls.filter((call) => call.method === method && call.path === path),
  }
}
