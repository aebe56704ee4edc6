import { MantineProvider } from '@mantine/core'
import { render, screen, waitFor } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { type Answer, problem, serve, session } from '../testing/server'
import { SignInForm } from './SignInForm'

/** Answers sign-in calls one after the other. */
async function signIn(answers: Answer[]) {
  const left = [...answers]
  const server = serve({ 'POST /console/session': () => left.shift() ?? { status: 500 } })
  render(
    <MantineProvider env="test">
      <SignInForm />
    </MantineProvider>,
  )
  const user = userEvent.setup()
  await user.type(screen.getByLabelText('E-mail'), 'ada@acme.example')
  await user.type(screen.getByLabelText('Password'), 'a long enough password')
  await user.click(screen.getByRole('button', { name: 'Sign in' }))
  return { user, sent: () => server.to('POST', '/console/session').map(({ body }) => body) }
}

const credentials = { email: 'ada@acme.example', password: 'a long enough password' }

test('a second factor is asked for, and its code goes along with the choice of a tenant', async () => {
  const { user, sent } = await signIn([
    problem(401, 'second-factor'),
    problem(401, 'wrong-code'),
    problem(409, 'choose-tenant', { tenants: ['acme', 'globex'] }),
    { status: 201, body: session },
  ])
  const code = await screen.findByLabelText<HTMLInputElement>('Code')
  expect(code.autocomplete).toBe('one-time-code')
  await user.type(code, '111111')
  await user.click(screen.getByRole('button', { name: 'Continue' }))
  await screen.findByText(/^This code is wrong/)
  expect(code.value).toBe('')
  await user.type(code, '222222')
  await user.click(screen.getByRole('button', { name: 'Continue' }))
  await user.click(await screen.findByLabelText('globex'))
  await user.click(screen.getByRole('button', { name: 'Continue' }))
  await waitFor(() => expect(sent()).toHaveLength(4))
  expect(sent()).toEqual([
    credentials,
    { ...credentials, code: '111111' },
    { ...credentials, code: '222222' },
    { ...credentials, code: '222222', tenant: 'globex' },
  ])
})

test('a code that went stale while choosing a tenant is asked for again, the choice kept', async () => {
  const { user, sent } = await signIn([
    problem(401, 'second-factor'),
    problem(409, 'choose-tenant', { tenants: ['acme', 'globex'] }),
    problem(401, 'wrong-code'),
    { status: 201, body: session },
  ])
  await user.type(await screen.findByLabelText('Code'), '111111')
  await user.click(screen.getByRole('button', { name: 'Continue' }))
  await user.click(await screen.findByLabelText('globex'))
  await user.click(screen.getByRole('button', { name: 'Continue' }))
  await user.type(await screen.findByLabelText('Code'), '222222')
  await user.click(screen.getByRole('button', { name: 'Continue' }))
  await waitFor(() => expect(sent().at(-1)).toEqual({ ...credentials, code: '222222', tenant: 'globex' }))
})

test('a wrong password stays with the fields and says so', async () => {
  await signIn([problem(401, 'sign-in-failed')])
  await screen.findByText('E-mail and password do not match an account that can sign in.')
  expect(screen.queryByLabelText('Code')).toBeNull()
})
