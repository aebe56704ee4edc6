import { useTranslation } from 'react-i18next'
import { changeWebhook, deleteWebhook, replay, type Webhook } from '../api/webhooks'
import { formatNumber } from '../text/number'
import { visible } from '../text/visible'
import { ConfirmDialog } from '../ui/ConfirmDialog'
import { useTell } from '../ui/useTell'
import { RotateWebhookDialog } from './RotateWebhookDialog'
import { WebhookForm } from './WebhookForm'

export type WebhookAction = 'change' | 'enable' | 'disable' | 'rotate' | 'remove' | 'replayDead'
export type Open = { action: 'create' } | { action: WebhookAction; webhook: Webhook }

type Props = { open: Open; onSecret(secret: string): void; onChanged(): void; onRemoved(): void; onClose(): void }

export function WebhookDialogs({ open, ...on }: Props) {
  if (open.action === 'create') return <WebhookForm {...on} />
  if (open.action === 'change') return <WebhookForm webhook={open.webhook} {...on} />
  if (open.action === 'rotate') return <RotateWebhookDialog webhook={open.webhook} {...on} />
  return <Confirmation action={open.action} webhook={open.webhook} {...on} />
}

type Confirmed = { action: 'enable' | 'disable' | 'remove' | 'replayDead'; webhook: Webhook }

function Confirmation({ action, webhook, onChanged, onRemoved, onClose }: Confirmed & Omit<Props, 'open'>) {
  const { t } = useTranslation('webhooks')
  const tell = useTell()
  const url = visible(webhook.url)

  async function act() {
    try {
      if (action === 'replayDead') {
        const { replayed } = await replay(webhook.webhookId)
        tell.done(t('replayDead.done', { count: replayed, shown: formatNumber(replayed) }))
        return
      }
      if (action === 'remove') await deleteWebhook(webhook)
      else await changeWebhook(webhook, { enabled: action === 'enable' })
    } finally {
      onChanged()
    }
    tell.done(t(`${action}.done`))
    if (action === 'remove') onRemoved()
  }

  return (
    <ConfirmDialog
      danger={action === 'remove'}
      title={t(`${action}.title`)}
      consequence={t(`${action}.effect`, { url })}
      confirm={t(`${action}.confirm`)}
      onConfirm={act}
      onClose={onClose}
    />
  )
}
