import { Button } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { deliveriesKey, webhooksKey } from '../api/webhooks'
import { ForAdministrators } from '../ui/ForAdministrators'
import classes from '../ui/ListPage.module.css'
import { PageHead } from '../ui/PageHead'
import { useOpener } from '../ui/useOpener'
import { SecretDialog } from './SecretDialog'
import { WebhookDetail } from './WebhookDetail'
import { type Open, WebhookDialogs } from './WebhookDialogs'
import type { OnWebhookAction } from './WebhookMenu'
import { WebhookTable } from './WebhookTable'

export default function WebhooksPage() {
  return (
    <ForAdministrators>
      <Webhooks />
    </ForAdministrators>
  )
}

function Webhooks() {
  const { t } = useTranslation('webhooks')
  const queries = useQueryClient()
  const [params, setParams] = useSearchParams()
  const webhookId = params.get('webhook')
  const [open, setOpen] = useState<Open | null>(null)
  /** In no cache: it goes with its dialog. */
  const [secret, setSecret] = useState<string | null>(null)
  const opener = useOpener()

  function show(next: Open, from: HTMLElement | null) {
    opener.remember(from)
    setOpen(next)
  }

  function close() {
    setOpen(null)
    opener.restore()
  }

  function refresh() {
    queries.invalidateQueries({ queryKey: webhooksKey })
    if (webhookId) queries.invalidateQueries({ queryKey: deliveriesKey(webhookId) })
  }

  const onAction: OnWebhookAction = (action, webhook, from) => show({ action, webhook }, from)
  const create = (
    <Button onClick={(event) => show({ action: 'create' }, event.currentTarget)}>{t('create.verb')}</Button>
  )
  return (
    <div className={classes.page}>
      <PageHead title={t('title')} about={t('about')} action={!webhookId && create} />
      {webhookId ? (
        <WebhookDetail webhookId={webhookId} onAction={onAction} />
      ) : (
        <WebhookTable
          onAction={onAction}
          onOpen={(webhook) => setParams({ webhook: webhook.webhookId })}
          create={create}
        />
      )}
      {open && (
        <WebhookDialogs
          open={open}
          onSecret={setSecret}
          onChanged={refresh}
          onRemoved={() => setParams({})}
          onClose={close}
        />
      )}
      {secret && <SecretDialog secret={secret} onClose={() => setSecret(null)} />}
    </div>
  )
}
