import { type Answer, type BodyOf, inventory } from './inventory'

export type Webhook = Answer<'webhook/list'>['webhooks'][number]
export type Delivery = Answer<'webhook/deliveries'>['deliveries'][number]
export type DeliveryState = Delivery['state']
export type WebhookEvent = Webhook['events'][number]
export type WebhookFields = BodyOf<'webhook', 'post'>

/** As docs/webhooks.md lists them; an empty list means all, also those to come. */
export const webhookEvents: WebhookEvent[] = [
  'alert.created',
  'alert.resolved',
  'vulnerability.found',
  'vulnerability.resolved',
  'device.new',
  'device.changed',
  'device.gone_quiet',
  'access_key.created',
  'access_key.rotated',
  'access_key.revoked',
  'access_key.refused_repeatedly',
]

export const webhooksKey = ['webhooks']
export const loadWebhooks = async (signal: AbortSignal) => (await inventory.get('webhook/list', { signal })).webhooks

// Creation and rotation answer with the secret, this once: plain calls, outside of every cache.
export const createWebhook = (body: WebhookFields) =>
  inventory.post('webhook', { body, idempotencyKey: crypto.randomUUID() })
export const rotateWebhook = ({ webhookId }: Webhook, overlapHours: number) =>
  inventory.post('webhook/rotate', { body: { webhookId, overlapHours } })

export const changeWebhook = ({ webhookId }: Webhook, fields: Partial<WebhookFields>) =>
  inventory.put('webhook', { body: { webhookId, ...fields } })
export const deleteWebhook = ({ webhookId }: Webhook) => inventory.remove('webhook', { query: { webhookId } })
export const testWebhook = ({ webhookId }: Webhook) => inventory.post('webhook/test', { body: { webhookId } })

/** One delivery that is over, or every dead one. */
export const replay = (webhookId: string, deliveryId?: string) =>
  inventory.post('webhook/replay', { body: deliveryId ? { webhookId, deliveryId } : { webhookId } })

const pagelength = 200

export const deliveriesKey = (webhookId: string) => ['deliveries', webhookId]

export async function loadDeliveries(
  webhookId: string,
  state: DeliveryState | null,
  offset: number,
  signal: AbortSignal,
) {
  const query = { webhookId, state: state ?? undefined, offset, pagelength }
  const { deliveries } = await inventory.get('webhook/deliveries', { query, signal })
  return { rows: deliveries, next: deliveries.length === pagelength ? offset + pagelength : null }
}
