import { MantineProvider } from '@mantine/core'
import { render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { type Answer, problem, serve } from '../testing/server'
import InvitePage from './InvitePage'

const token = '5e'.repeat(32)
const offer = {
  tenant: 'acme',
  email: 'bob@acme.example',
  name: 'Bob',
  role: 'read-only',
  invited_by: 'ada@acme.example',
  expires: '2026-11-30T08:00:00.000Z',
}

function open(routes: Record<string, () => Answer>, hash = token) {
  history.replaceState(null, '', `/invite#${hash}`)
  const server = serve(routes)
  render(
    <MantineProvider env="test">
      <InvitePage />
    </MantineProvider>,
  )
  return { server, user: userEvent.setup() }
}

test('takes the token out of the address at once and sends it in a body alone', async () => {
  const { server, user } = open({
    'POST /console/invitation': () => ({ body: offer }),
    'POST /console/invitation/accept': () => ({ status: 201, body: { tenant: 'acme', email: offer.email } }),
  })
  expect(location.href).not.toContain(token)
  expect((await screen.findByText('ada@acme.example')).textContent).toBe('ada@acme.example')
  await user.type(screen.getByLabelText('Password'), 'correct horse battery')
  await user.click(screen.getByRole('button', { name: 'Accept invitation' }))
  await screen.findByRole('heading', { name: 'Your account is ready' })
  expect(server.to('POST', '/console/invitation/accept')[0]?.body).toEqual({
    token,
    name: 'Bob',
    password: 'correct horse battery',
  })
  expect(screen.getByRole('link', { name: 'Sign in' }).getAttribute('href')).toBe('/')
  expect(document.documentElement.outerHTML).not.toContain(token)
})

test('says what to do when the password is not that of the account that exists', async () => {
  const { user } = open({
    'POST /console/invitation': () => ({ body: offer }),
    'POST /console/invitation/accept': () => problem(401, 'sign-in-failed'),
  })
  await user.type(await screen.findByLabelText('Password'), 'correct horse battery')
  await user.click(screen.getByRole('button', { name: 'Accept invitation' }))
  await screen.findByText(/^There is an account with this e-mail/)
})

test('an ended link, and a page without one, say whom to ask', async () => {
  open({ 'POST /console/invitation': () => problem(404, 'invitation-ended') })
  await screen.findByRole('heading', { name: 'This invitation has ended' })
})

test('without a token nothing is asked of the server', async () => {
  const { server } = open({}, '')
  await screen.findByRole('heading', { name: 'This invitation has ended' })
  expect(server.calls).toEqual([])
})
