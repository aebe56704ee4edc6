import { EmptyState } from '@mantine/core'
import { IconWebhook } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { loadWebhooks, type Webhook, webhooksKey } from '../api/webhooks'
import { formatNumber } from '../text/number'
import { Foreign } from '../ui/Foreign'
import { RelativeTime } from '../ui/Time'
import type { Column } from '../ui/table/column'
import { DataTable } from '../ui/table/DataTable'
import { useWholeRows } from '../ui/table/useWholeRows'
import { type OnWebhookAction, WebhookMenu } from './WebhookMenu'
import { WebhookState } from './WebhookState'

type Props = { onAction: OnWebhookAction; onOpen(webhook: Webhook): void; create: ReactNode }

export function WebhookTable({ onAction, onOpen, create }: Props) {
  const { t } = useTranslation(['webhooks', 'common'])
  const rows = useWholeRows({ key: webhooksKey, load: loadWebhooks })
  const menu = (webhook: Webhook) => <WebhookMenu webhook={webhook} onAction={onAction} />
  const link = ({ webhookId, url }: Webhook) => (
    <Link to={`?webhook=${encodeURIComponent(webhookId)}`}>
      <Foreign value={url} />
    </Link>
  )
  const events = ({ events }: Webhook) =>
    events.length === 0 ? t('allEvents') : t('someEvents', { count: events.length, shown: formatNumber(events.length) })
  const columns: Column<Webhook>[] = [
    { name: 'url', title: t('columns.url'), width: 300, cell: link },
    {
      name: 'description',
      title: t('columns.description'),
      width: 180,
      cell: (row) => <Foreign value={row.description} />,
    },
    {
      name: 'events',
      title: t('columns.events'),
      width: 100,
      cell: (row) => <span title={row.events.join(', ')}>{events(row)}</span>,
    },
    { name: 'state', title: t('columns.state'), width: 190, cell: (row) => <WebhookState webhook={row} /> },
    { name: 'createdBy', title: t('columns.createdBy'), width: 170, cell: (row) => <Foreign value={row.createdBy} /> },
    {
      name: 'createdAt',
      title: t('columns.createdAt'),
      width: 110,
      cell: (row) => <RelativeTime value={row.createdAt} />,
    },
    { name: 'actions', title: t('common:actions'), width: 70, align: 'right', cell: menu },
  ]
  return (
    <DataTable
      label={t('title')}
      columns={columns}
      rows={rows}
      rowId={({ webhookId }) => webhookId}
      onOpen={onOpen}
      failed={t('failed')}
      empty={
        <EmptyState icon={<IconWebhook />} title={t('none.title')} description={t('none.about')} mt="xl">
          <EmptyState.Actions>{create}</EmptyState.Actions>
        </EmptyState>
      }
      card={(webhook) => (
        <>
          {link(webhook)}
          {menu(webhook)}
          <WebhookState webhook={webhook} />
          <span className="dimmed">{events(webhook)}</span>
        </>
      )}
    />
  )
}
