import { Anchor, Button, Skeleton, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { loadWebhooks, webhooksKey } from '../api/webhooks'
import { formatMinute } from '../text/time'
import { Facts } from '../ui/Facts'
import { Failure } from '../ui/Failure'
import { RelativeTime } from '../ui/Time'
import { DeliveryTable } from './DeliveryTable'
import { type OnWebhookAction, WebhookMenu } from './WebhookMenu'
import { WebhookState } from './WebhookState'
import classes from './Webhooks.module.css'

type Props = { webhookId: string; onAction: OnWebhookAction }

/** One webhook and its deliveries. */
export function WebhookDetail({ webhookId, onAction }: Props) {
  const { t } = useTranslation('webhooks')
  const { data, error, isPending, refetch } = useQuery({
    queryKey: [...webhooksKey, 'detail'],
    queryFn: ({ signal }) => loadWebhooks(signal),
  })
  const webhook = data?.find((one) => one.webhookId === webhookId)
  const back = (
    <Anchor component={Link} to="/admin/webhooks" mb="sm" display="inline-block">
      {t('back')}
    </Anchor>
  )
  if (isPending) return <Skeleton height={96} />
  if (error && !data) return <Failure title={t('failed')} error={error} onRetry={() => refetch()} />
  if (!webhook)
    return (
      <div>
        {back}
        <Text>{t('unknown')}</Text>
      </div>
    )

  const facts = [
    { label: t('columns.url'), value: webhook.url },
    { label: t('columns.description'), value: webhook.description },
    { label: t('columns.events'), value: webhook.events.join(', ') || t('allEvents') },
    { label: t('form.filterShort'), value: webhook.filter },
    ...(webhook.previousSecretUntil
      ? [{ label: t('previousSecret'), value: `${formatMinute(webhook.previousSecretUntil)} UTC` }]
      : []),
  ]
  return (
    <>
      <div>{back}</div>
      <section className={classes.head} aria-label={t('one')}>
        <Facts facts={facts} />
        <div>
          <WebhookState webhook={webhook} />
          {webhook.failingSince && (
            <Text size="sm" c="dimmed">
              {t('failingSince')} <RelativeTime value={webhook.failingSince} />
            </Text>
          )}
          <WebhookMenu webhook={webhook} onAction={onAction} />
        </div>
      </section>
      <DeliveryTable
        webhookId={webhookId}
        replayDead={
          <Button size="xs" variant="default" onClick={(event) => onAction('replayDead', webhook, event.currentTarget)}>
            {t('replayDead.verb')}
          </Button>
        }
      />
    </>
  )
}
