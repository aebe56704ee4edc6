import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { problem, serve, session } from '../testing/server'
import { show } from '../testing/show'
import { SecondFactorSection } from './SecondFactorSection'

const pairing = {
  secret: 'JBSWY3DPEHPK3PXP',
  uri: 'otpauth://totp/IoT%20Guardian:ada?secret=JBSWY3DPEHPK3PXP',
  expires: '',
}
const codes = ['abcd-efgh-ijkl', 'mnop-qrst-uvwx']
const withFactor = { ...session, second_factor: { on: true, recovery_codes_left: 9 } }

test('setting up shows the secret, takes a code, and shows the recovery codes until they are stored', async () => {
  let on = false
  const tries = [problem(401, 'wrong-code'), { body: { recovery_codes: codes } }]
  const server = serve({
    'GET /console/session': () => ({ body: on ? withFactor : session }),
    'POST /console/totp/begin': () => ({ status: 201, body: pairing }),
    'POST /console/totp/confirm': () => {
      on = tries.length === 1
      return tries.shift() ?? { status: 500 }
    },
  })
  const { user } = await show(<SecondFactorSection />)
  await user.click(await screen.findByRole('button', { name: 'Set up' }))
  await user.click(await screen.findByRole('button', { name: 'Show QR code' }))
  await screen.findByRole('img', { name: 'QR code for the authenticator app' })
  expect(screen.getByRole('group', { name: 'Or enter this secret there' }).textContent).toBe('JBSW Y3DP EHPK 3PXP')

  await user.type(screen.getByLabelText('Code'), '111111')
  await user.click(screen.getByRole('button', { name: 'Turn on' }))
  await screen.findByText(/^This code is wrong/)
  await user.type(screen.getByLabelText('Code'), '222222')
  await user.click(screen.getByRole('button', { name: 'Turn on' }))

  const dialog = await screen.findByRole('dialog', { name: 'Your recovery codes' })
  expect(server.to('POST', '/console/totp/confirm').map(({ body }) => body)).toEqual([
    { code: '111111' },
    { code: '222222' },
  ])
  expect(within(dialog).getByRole('group', { name: 'Recovery codes' }).textContent).toBe(codes.join('\n'))
  const done = within(dialog).getByRole<HTMLButtonElement>('button', { name: 'Done' })
  expect(done.disabled).toBe(true)
  await user.click(within(dialog).getByLabelText('I have stored it'))
  await user.click(done)
  expect(document.documentElement.outerHTML).not.toContain(codes[0])
  expect(document.documentElement.outerHTML).not.toContain('JBSW')
  await screen.findByText('9 recovery codes are left.')
})

test('turning off wants the password again when the server says so, then a right code', async () => {
  let asked = false
  const tries = [problem(401, 'wrong-code'), { status: 204 }]
  const server = serve({
    'GET /console/session': () => ({ body: withFactor }),
    'POST /console/session/confirm': () => ({ body: withFactor }),
    'DELETE /console/totp': () => {
      if (asked) return tries.shift() ?? { status: 500 }
      asked = true
      return problem(403, 'confirm-password')
    },
  })
  const { user } = await show(<SecondFactorSection />)
  await user.click(await screen.findByRole('button', { name: 'Turn off' }))
  const dialog = await screen.findByRole('dialog', { name: 'Turn off the second factor?' })
  const confirm = within(dialog).getByRole('button', { name: 'Turn off' })
  await user.type(within(dialog).getByLabelText('Code'), '111111')
  await user.click(confirm)
  await user.type(await within(dialog).findByLabelText('Your password'), 'a long enough password')
  await user.click(confirm)
  await within(dialog).findByText('This code is wrong, too old or was used before.')
  await user.clear(within(dialog).getByLabelText('Code'))
  await user.type(within(dialog).getByLabelText('Code'), '222222')
  await user.click(confirm)
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(server.to('DELETE', '/console/totp').at(-1)?.body).toEqual({ code: '222222' })
})
