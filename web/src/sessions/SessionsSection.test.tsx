import { screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import type { BrowserSession } from '../api/sessions'
import { serve, session } from '../testing/server'
import { show } from '../testing/show'
import { SessionsSection } from './SessionsSection'

const here: BrowserSession = {
  id: 'a'.repeat(24),
  tenant: 'acme',
  created: '2026-11-20T08:00:00.000Z',
  last_seen: new Date().toISOString(),
  address: '10.2.0.7',
  browser: 'Firefox on Linux',
  current: true,
  expires: '2026-11-24T08:00:00.000Z',
}
const there = { ...here, id: 'b'.repeat(24), address: '203.0.113.9', browser: 'Unknown browser', current: false }

test('a session that is not this one can be ended, after a word on what that does', async () => {
  let items = [here, there]
  const server = serve({
    'GET /console/session': () => ({ body: session }),
    'GET /console/sessions': () => ({ body: { items } }),
    [`DELETE /console/sessions/${there.id}`]: () => {
      items = [here]
      return { status: 204 }
    },
  })
  const { user } = await show(<SessionsSection />)
  const end = await screen.findByRole('button', { name: 'End session of Unknown browser from 203.0.113.9' })
  expect(screen.queryByRole('button', { name: /10\.2\.0\.7/ })).toBeNull()
  await user.click(end)
  expect(server.to('DELETE', `/console/sessions/${there.id}`)).toHaveLength(0)
  await user.click(await screen.findByRole('button', { name: 'End session' }))
  await waitFor(() => expect(screen.queryByText('203.0.113.9')).toBeNull())
  expect(screen.queryByRole('button', { name: 'End all others' })).toBeNull()
})

test('all others end in one call, and the new session is taken over', async () => {
  const server = serve({
    'GET /console/session': () => ({ body: session }),
    'GET /console/sessions': () => ({ body: { items: [here, there, { ...there, id: 'c'.repeat(24) }] } }),
    'POST /console/sessions/end-others': () => ({ body: { ...session, csrf: 'd6'.repeat(32) } }),
    [`DELETE /console/sessions/${there.id}`]: () => ({ status: 204 }),
  })
  const { user } = await show(<SessionsSection />)
  await user.click(await screen.findByRole('button', { name: 'End all others' }))
  await screen.findByText('2 other sessions are signed out at once. This one stays.')
  await user.click(screen.getByRole('button', { name: 'End other sessions' }))
  await screen.findByText('All other sessions have ended.')
  expect(server.to('POST', '/console/sessions/end-others')).toHaveLength(1)
  const [end] = await screen.findAllByRole('button', { name: /^End session of/ })
  if (end) await user.click(end)
  await user.click(await screen.findByRole('button', { name: 'End session' }))
  await waitFor(() =>
    expect(server.to('DELETE', `/console/sessions/${there.id}`)[0]?.headers.get('X-CSRF-Token')).toBe('d6'.repeat(32)),
  )
})
