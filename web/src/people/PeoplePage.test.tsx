import { screen, within } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import type { Invitation, Person } from '../api/people'
import { type Answer, problem, serve, session } from '../testing/server'
import { show } from '../testing/show'
import PeoplePage from './PeoplePage'
import { personActions } from './personActions'

const ada: Person = {
  id: session.user.id,
  email: session.user.email,
  name: 'Ada Byron',
  role: 'owner',
  state: 'active',
  last_sign_in: null,
  second_factor: false,
  is_self: true,
}
const bob: Person = {
  ...ada,
  id: 'b'.repeat(24),
  email: 'bob@acme.example',
  name: 'Bob',
  role: 'read-only',
  is_self: false,
}
const invitation: Invitation = {
  id: 'c'.repeat(24),
  email: 'carol@acme.example',
  name: '',
  role: 'read-only',
  state: 'invited',
  invited_by: ada.email,
  created: '2026-11-20T08:00:00.000Z',
  expires: '2026-11-27T08:00:00.000Z',
}
const link = `http://127.0.0.1:8080/invite#${'5e'.repeat(32)}`

const servePeople = (routes: Record<string, () => Answer> = {}, of = session) =>
  serve({
    'GET /console/session': () => ({ body: of }),
    'GET /console/admin/users': () => ({ body: { items: [ada, bob], invitations: [invitation] } }),
    ...routes,
  })

test('an invitation gives its link once, after the password where it is due', async () => {
  const late = { ...session, confirmed_until: new Date(Date.now() - 1000).toISOString() }
  const server = servePeople(
    {
      'POST /console/session/confirm': () => ({ body: session }),
      'POST /console/admin/invitations': () => ({ status: 201, body: { invitation, link } }),
    },
    late,
  )
  const { user, queries } = await show(<PeoplePage />)
  await user.click(await screen.findByRole('button', { name: 'Invite' }))
  const dialog = await screen.findByRole('dialog', { name: 'Invite a person' })
  await user.type(within(dialog).getByLabelText('E-mail'), invitation.email)
  await user.click(within(dialog).getByLabelText('Administrator'))
  const send = within(dialog).getByRole<HTMLButtonElement>('button', { name: 'Create link' })
  expect(send.disabled).toBe(true)
  await user.type(within(dialog).getByLabelText('Your password'), 'a long enough password')
  await user.click(send)

  const shown = await screen.findByRole('dialog', { name: `Invitation of ${invitation.email}` })
  expect(server.to('POST', '/console/admin/invitations')[0]?.body).toEqual({
    email: invitation.email,
    role: 'administrator',
  })
  expect(within(shown).getByRole('group', { name: 'One-time link' }).textContent).toBe(link)
  expect(
    JSON.stringify(
      queries
        .getQueryCache()
        .getAll()
        .map(({ state }) => state),
    ),
  ).not.toContain(link)
  await user.click(within(shown).getByLabelText('I have stored it'))
  await user.click(within(shown).getByRole('button', { name: 'Done' }))
  expect(document.documentElement.outerHTML).not.toContain(link)
})

test('who is a member already is said beside the field', async () => {
  servePeople({ 'POST /console/admin/invitations': () => problem(409, 'member-exists') })
  const { user } = await show(<PeoplePage />)
  await user.click(await screen.findByRole('button', { name: 'Invite' }))
  const dialog = await screen.findByRole('dialog', { name: 'Invite a person' })
  await user.type(within(dialog).getByLabelText('E-mail'), bob.email)
  await user.click(within(dialog).getByRole('button', { name: 'Create link' }))
  await within(dialog).findByText('This person is a member already.')
})

test('renewing an invitation shows a new link', async () => {
  // Rows are drawn where a frame has a height.
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(600)
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(1200)
  servePeople({
    [`POST /console/admin/invitations/${invitation.id}/renew`]: () => ({ status: 201, body: { invitation, link } }),
  })
  const { user, router } = await show(<PeoplePage />)
  await user.click(await screen.findByRole('tab', { name: 'Invitations' }))
  expect(router.state.location.search).toBe('?tab=invitations')
  await user.click(await screen.findByRole('button', { name: `Actions for ${invitation.email}` }))
  await user.click(await screen.findByRole('menuitem', { name: 'Renew' }))
  await user.click(await screen.findByRole('button', { name: 'Renew invitation' }))
  expect((await screen.findByRole('group', { name: 'One-time link' })).textContent).toBe(link)
})

test('nobody acts on themselves, and only owners act on owners', () => {
  expect(personActions(ada, 'owner')).toEqual([])
  expect(personActions({ ...ada, is_self: false }, 'administrator')).toEqual([])
  expect(personActions({ ...ada, is_self: false }, 'owner')).toContain('remove')
  expect(personActions({ ...bob, state: 'locked' }, 'administrator')).toEqual([
    'setRole',
    'unlock',
    'endSessions',
    'remove',
  ])
})

test('who may only read is told who can grant it, and nothing is asked of the server', async () => {
  const server = servePeople({}, { ...session, role: 'read-only' })
  await show(<PeoplePage />)
  await screen.findByText('You may not see this')
  expect(server.to('GET', '/console/admin/users')).toEqual([])
})
