import { IconKey, IconPencil, IconPlayerPause, IconPlayerPlay, IconSend, IconTrash } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { deliveriesKey, testWebhook, type Webhook } from '../api/webhooks'
import { type RowAction, RowMenu } from '../ui/RowMenu'
import { useTell } from '../ui/useTell'
import type { WebhookAction } from './WebhookDialogs'

export type OnWebhookAction = (action: WebhookAction, webhook: Webhook, from: HTMLElement | null) => void

const icons = {
  change: IconPencil,
  enable: IconPlayerPlay,
  disable: IconPlayerPause,
  rotate: IconKey,
  remove: IconTrash,
}

export function WebhookMenu({ webhook, onAction }: { webhook: Webhook; onAction: OnWebhookAction }) {
  const { t } = useTranslation('webhooks')
  const tell = useTell()
  const queries = useQueryClient()

  async function sendTest() {
    try {
      await testWebhook(webhook)
      tell.done(t('test.done'))
    } catch (error) {
      tell.failure(error)
    }
    queries.invalidateQueries({ queryKey: deliveriesKey(webhook.webhookId) })
  }

  const item = (action: keyof typeof icons): RowAction => ({
    label: t(`${action}.verb`),
    icon: icons[action],
    run: (from) => onAction(action, webhook, from),
  })
  const test: RowAction = { label: t('test.verb'), icon: IconSend, run: sendTest }
  const switching = item(webhook.enabled ? 'disable' : 'enable')
  const actions = [...(webhook.enabled ? [test] : []), item('change'), switching, item('rotate'), item('remove')]
  return <RowMenu of={webhook.description || webhook.url} actions={actions} />
}
