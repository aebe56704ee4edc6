import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { serve, session } from '../testing/server'
import { show } from '../testing/show'
import HealthPage from './HealthPage'

test('what the server does not know is a dash, and what it knows is read as people read it', async () => {
  serve({
    'GET /console/session': () => ({ body: session }),
    'GET /console/admin/health': () => ({
      body: {
        version: null,
        started: null,
        uptime_seconds: 2 * 86_400 + 3600 + 59,
        database: null,
        disk: { free_bytes: 25_000_000_000, total_bytes: 100_000_000_000 },
        webhooks: { waiting: 0, oldest: null },
        requests: null,
        last_backup: null,
      },
    }),
  })
  await show(<HealthPage />)
  const shown = async (name: string) => (await screen.findByText(name)).nextElementSibling?.textContent
  expect(await shown('Running for')).toBe('2 days 1 hour')
  expect(await shown('Version')).toBe('–')
  expect(await shown('State')).toBe('–')
  expect(await shown('Deliveries waiting')).toBe('0')
  expect(await shown('Free')).toBe('25 GB')
  expect(await shown('Last backup')).toBe('None known')
  screen.getByRole('progressbar', { name: '75 % used' })
})
