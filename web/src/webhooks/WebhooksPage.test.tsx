import { screen, within } from '@testing-library/react'
import { beforeEach, expect, test, vi } from 'vitest'
import type { Delivery, Webhook } from '../api/webhooks'
import { serve, session } from '../testing/server'
import { show } from '../testing/show'
import WebhooksPage from './WebhooksPage'

const webhook: Webhook = {
  webhookId: 'w'.repeat(24),
  url: 'https://hooks.acme.example/iot',
  events: ['alert.created'],
  filter: '',
  description: 'Tickets',
  enabled: true,
  disabledReason: '',
  createdBy: session.user.email,
  createdAt: '2026-11-20T08:00:00.000Z',
  updatedAt: '2026-11-20T08:00:00.000Z',
  previousSecretUntil: null,
  failures: 0,
  failingSince: null,
}
const delivery: Delivery = {
  deliveryId: 'msg_1',
  eventId: 'evt_1',
  type: 'alert.created',
  state: 'dead',
  attempts: 20,
  createdAt: '2026-11-20T08:00:00.000Z',
  nextAttemptAt: null,
  lastAttemptAt: '2026-11-21T08:00:00.000Z',
  lastStatus: 0,
  lastError: 'timeout',
  lastDurationMs: 15000,
}
const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'
const deliveries = (query: string) => `GET /console/api/webhook/deliveries?webhookId=${webhook.webhookId}${query}`

function serveWebhooks(webhooks: Webhook[]) {
  const page = () => ({ body: { ver: 'v4.0', api: '/webhook/deliveries', deliveries: [delivery] } })
  return serve({
    'GET /console/session': () => ({ body: session }),
    'GET /console/api/webhook/list': () => ({ body: { webhooks } }),
    'POST /console/api/webhook': () => ({ body: { webhook, secret } }),
    'POST /console/api/webhook/replay': () => ({ body: { replayed: 3 } }),
    [deliveries('&offset=0&pagelength=200')]: page,
    [deliveries('&state=dead&offset=0&pagelength=200')]: page,
  })
}

beforeEach(() => {
  // Rows are drawn where a frame has a height.
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(600)
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(1200)
})

test('a new webhook shows its secret once, and nothing keeps it', async () => {
  const server = serveWebhooks([])
  const { user, queries } = await show(<WebhooksPage />)
  await screen.findByText('No webhooks yet')
  await user.click(screen.getAllByRole('button', { name: 'Create webhook' })[0] as HTMLElement)
  const form = await screen.findByRole('dialog', { name: 'Create a webhook' })
  const confirm = within(form).getByRole<HTMLButtonElement>('button', { name: 'Create webhook' })
  expect(confirm.disabled).toBe(true)
  await user.type(within(form).getByLabelText('URL'), webhook.url)
  await user.click(within(form).getByLabelText('Only these'))
  expect(confirm.disabled).toBe(true)
  await user.click(within(form).getByLabelText('alert.created'))
  await user.click(confirm)

  const shown = await screen.findByRole('dialog', { name: "The webhook's secret" })
  expect(server.to('POST', '/console/api/webhook')[0]?.body).toMatchObject({
    url: webhook.url,
    events: ['alert.created'],
  })
  expect(within(shown).getByRole('group', { name: 'Signing secret' }).textContent).toBe(secret)
  await user.click(within(shown).getByLabelText('I have stored it'))
  await user.click(within(shown).getByRole('button', { name: 'Done' }))
  expect(document.documentElement.outerHTML).not.toContain(secret)
  const states = queries.getQueryCache().getAll()
  expect(JSON.stringify(states.map(({ state }) => state))).not.toContain(secret)
})

test('deliveries are chosen by state in the address; one or all dead ones are replayed', async () => {
  const server = serveWebhooks([webhook])
  const { user, router } = await show(<WebhooksPage />)
  await user.click(await screen.findByRole('link', { name: webhook.url }))
  await screen.findByText('No answer in time')
  await user.click(screen.getByRole('radio', { name: 'Dead' }))
  expect(router.state.location.search).toBe(`?webhook=${webhook.webhookId}&state=dead`)

  await user.click(await screen.findByRole('button', { name: 'Actions for alert.created' }))
  await user.click(await screen.findByRole('menuitem', { name: 'Replay' }))
  await screen.findByText('The delivery is sent again.')
  await user.click(screen.getByRole('button', { name: 'Replay all dead' }))
  await user.click(await screen.findByRole('button', { name: 'Replay deliveries' }))
  await screen.findByText('3 deliveries are sent again.')
  expect(server.to('POST', '/console/api/webhook/replay').map(({ body }) => body)).toEqual([
    { webhookId: webhook.webhookId, deliveryId: delivery.deliveryId },
    { webhookId: webhook.webhookId },
  ])
})
