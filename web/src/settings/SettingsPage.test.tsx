import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import type { SettingsAnswer } from '../api/settings'
import { serve, session } from '../testing/server'
import { show } from '../testing/show'
import SettingsPage from './SettingsPage'

const answer: SettingsAnswer = {
  settings: {
    max_active_keys: 5,
    max_key_days: 365,
    credentials_in_query: false,
    session_idle_minutes: 60,
    session_hours: 12,
  },
  ranges: {
    max_active_keys: [1, 1000],
    max_key_days: [1, 3650],
    session_idle_minutes: [5, 720],
    session_hours: [1, 24],
  },
  by_operator: { calls_per_minute: -1, tsg_id: '' },
  may_change: true,
}

test('only what was changed is sent, and only within its range', async () => {
  const server = serve({
    'GET /console/session': () => ({ body: session }),
    'GET /console/admin/settings': () => ({ body: answer }),
    'PUT /console/admin/settings': () => ({ body: { ...answer, settings: { ...answer.settings, session_hours: 8 } } }),
  })
  const { user } = await show(<SettingsPage />)
  const hours = await screen.findByLabelText('Longest session, in hours')
  const save = screen.getByRole<HTMLButtonElement>('button', { name: 'Save settings' })
  expect(save.disabled).toBe(true)
  await user.clear(hours)
  await user.type(hours, '25')
  await screen.findByText('Enter a whole number from 1 to 24.')
  expect(save.disabled).toBe(true)
  await user.clear(hours)
  await user.type(hours, '8')
  await user.click(save)
  await screen.findByText('The settings are saved.')
  expect(server.to('PUT', '/console/admin/settings').map(({ body }) => body)).toEqual([{ session_hours: 8 }])
})

test('who may not change them sees them, and who can', async () => {
  serve({
    'GET /console/session': () => ({ body: { ...session, role: 'administrator' } }),
    'GET /console/admin/settings': () => ({ body: { ...answer, may_change: false } }),
  })
  await show(<SettingsPage />)
  await screen.findByText('Only owners change these settings.')
  expect(screen.getByLabelText<HTMLInputElement>('Longest session, in hours').readOnly).toBe(true)
  expect(screen.queryByRole('button', { name: 'Save settings' })).toBeNull()
  screen.getByText('Unlimited')
})
