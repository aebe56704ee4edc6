import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { beforeEach, expect, test, vi } from 'vitest'
import type { AuditRecord, Verification } from '../api/audit'
import { serve, session } from '../testing/server'
import { show } from '../testing/show'
import AuditPage from './AuditPage'
import { askedOf } from './useAuditFilter'

const record: AuditRecord = {
  seq: 1812,
  time: '2026-11-20T08:00:00.000Z',
  actor: `user:${'a'.repeat(24)}`,
  actor_email: 'ada@acme.example',
  action: 'member.lock',
  target: `user:${'b'.repeat(24)}`,
  target_email: null,
  result: 'ok',
  ip: '10.2.0.7',
  request_id: 'r1',
  detail: { name: 'a\u202eb' },
}
const intact: Verification = {
  result: 'intact',
  records: 1812,
  checked_at: new Date().toISOString(),
  first_bad: null,
}
const list = '/console/admin/audit?limit=200'

const serveAudit = (verification: Verification = intact) =>
  serve({
    'GET /console/session': () => ({ body: session }),
    'GET /console/admin/audit/verification': () => ({ body: verification }),
    [`GET ${list}`]: () => ({ body: { items: [record], next: null } }),
    [`GET ${list}&action=member.`]: () => ({ body: { items: [], next: null } }),
  })

beforeEach(() => {
  // Rows are drawn where a frame has a height.
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(600)
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(1200)
})

test('a filter goes into the address and to the server; nothing that matches is said', async () => {
  const server = serveAudit()
  const { user, router } = await show(<AuditPage />)
  await screen.findByText('member.lock')
  await user.type(screen.getByLabelText('Action'), 'member.{Enter}')
  await screen.findByText('No record matches')
  expect(router.state.location.search).toBe('?action=member.')
  expect(server.to('GET', `${list}&action=member.`)).toHaveLength(1)
})

test('fields of the filter keep the keyboard, and a day counts once its year is whole', async () => {
  const server = serveAudit()
  const { user, router } = await show(<AuditPage />)
  await screen.findByText('member.lock')
  const action = screen.getByLabelText('Action')
  await user.type(action, 'member.{Enter}')
  await screen.findByText('No record matches')
  expect(document.activeElement).toBe(action)
  const from = screen.getByLabelText<HTMLInputElement>('From day')
  for (const value of ['0002-11-24', '0020-11-24', '0202-11-24']) fireEvent.change(from, { target: { value } })
  expect(new URLSearchParams(router.state.location.search).has('from')).toBe(false)
  fireEvent.change(from, { target: { value: '2026-11-24' } })
  await waitFor(() => expect(new URLSearchParams(router.state.location.search).get('from')).toBe('2026-11-24'))
  expect(screen.getByLabelText('From day')).toBe(from)
  expect(server.calls.some(({ path }) => path.includes('from=2026-11-24'))).toBe(true)
})

test('a record opens whole, with what cannot be seen made visible', async () => {
  serveAudit()
  const { user, router } = await show(<AuditPage />)
  await user.click(await screen.findByText('member.lock'))
  const drawer = await screen.findByRole('dialog')
  expect(router.state.location.search).toBe('?record=1812')
  expect(within(drawer).getByText(/"name"/).textContent).not.toContain('\u202e')
})

test('damage is an alert that names the first bad record', async () => {
  serveAudit({ ...intact, result: 'damaged', first_bad: { seq: 17, what: 'record was changed' } })
  await show(<AuditPage />)
  const alert = await screen.findByRole('alert')
  expect(alert.textContent).toContain('The first bad record is 17: record was changed.')
})

test('days are whole, the last one included; what is no day is not asked', () => {
  const none = { actor: '', action: '', target: '' }
  expect(askedOf({ from: '2026-11-01', to: '2026-11-30', ...none })).toEqual({
    from: '2026-11-01T00:00:00.000Z',
    to: '2026-12-01T00:00:00.000Z',
    ...none,
  })
  expect(askedOf({ from: 'soon', to: '2026-99-99', ...none })).toEqual({ from: '', to: '', ...none })
})
