import { vi } from 'vitest'
import { type Answer, serve, session } from './server'

type Asked = { method: string; query: URLSearchParams; body: unknown }
/** What it gives may be a promise, to see a page while it waits. */
type Handler = (asked: Asked) => Answer | unknown

/** Answers for the session, and for operations of the inventory by method and name, whatever their parameters are. */
export function serveInventory(handlers: Record<string, Handler>, role = session.role) {
  const asked: (Asked & { name: string })[] = []
  serve({ 'GET /console/session': () => ({ body: { ...session, role } }) })
  const first = fetch
  vi.stubGlobal('fetch', async (path: string, init: RequestInit = {}) => {
    const { pathname, searchParams: query } = new URL(path, 'http://h')
    const method = init.method ?? 'GET'
    const name = `${method} ${pathname.replace('/console/api/', '')}`
    const handler = handlers[name]
    if (!handler) return first(path, init)
    const call = { method, query, body: init.body ? JSON.parse(String(init.body)) : undefined }
    asked.push({ ...call, name })
    const answer = (await handler(call)) as Answer
    const { status = 200, body, headers } = 'status' in answer ? answer : { body: answer, headers: {} }
    return new Response(JSON.stringify(body), { status, headers })
  })
  return { asked, to: (name: string) => asked.filter((call) => call.name === name) }
}
