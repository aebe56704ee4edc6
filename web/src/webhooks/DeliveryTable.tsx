import { Button, EmptyState, SegmentedControl } from '@mantine/core'
import { IconRefresh, IconSend } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { type Delivery, type DeliveryState, deliveriesKey, loadDeliveries, replay } from '../api/webhooks'
import { formatNumber } from '../text/number'
import { Foreign } from '../ui/Foreign'
import classes from '../ui/ListPage.module.css'
import { RowMenu } from '../ui/RowMenu'
import { RelativeTime } from '../ui/Time'
import type { Column } from '../ui/table/column'
import { DataTable } from '../ui/table/DataTable'
import { useCursorRows } from '../ui/table/useCursorRows'
import { useTell } from '../ui/useTell'
import { DeliveryResult, DeliveryStateLabel } from './DeliveryLabels'

const states: DeliveryState[] = ['pending', 'delivered', 'dead']

/** What became of each call; the chosen state lives in the address. */
export function DeliveryTable({ webhookId, replayDead }: { webhookId: string; replayDead: ReactNode }) {
  const { t } = useTranslation(['webhooks', 'common'])
  const tell = useTell()
  const queries = useQueryClient()
  const [params, setParams] = useSearchParams()
  const state = states.find((name) => name === params.get('state')) ?? null
  const rows = useCursorRows<Delivery, number>({
    key: [...deliveriesKey(webhookId), state],
    load: ({ cursor, signal }) => loadDeliveries(webhookId, state, cursor ?? 0, signal),
  })
  const refresh = () => queries.invalidateQueries({ queryKey: deliveriesKey(webhookId) })

  async function again(delivery: Delivery) {
    try {
      await replay(webhookId, delivery.deliveryId)
      tell.done(t('deliveries.replayed'))
    } catch (error) {
      tell.failure(error)
    }
    refresh()
  }

  const setState = (next: string) =>
    setParams((before) => {
      if (next === 'all') before.delete('state')
      else before.set('state', next)
      return before
    })
  const menu = (delivery: Delivery) => (
    <RowMenu
      of={delivery.type}
      actions={
        delivery.state === 'pending'
          ? []
          : [{ label: t('deliveries.replay'), icon: IconRefresh, run: () => again(delivery) }]
      }
    />
  )
  const columns: Column<Delivery>[] = [
    { name: 'type', title: t('deliveries.type'), width: 200, cell: ({ type }) => <Foreign mono value={type} /> },
    { name: 'state', title: t('columns.state'), width: 120, cell: (row) => <DeliveryStateLabel state={row.state} /> },
    { name: 'result', title: t('deliveries.result'), width: 170, cell: (row) => <DeliveryResult delivery={row} /> },
    {
      name: 'attempts',
      title: t('deliveries.attempts'),
      width: 80,
      align: 'right',
      cell: (row) => formatNumber(row.attempts),
    },
    {
      name: 'created',
      title: t('deliveries.created'),
      width: 110,
      cell: (row) => <RelativeTime value={row.createdAt} />,
    },
    {
      name: 'last',
      title: t('deliveries.last'),
      width: 110,
      cell: (row) => <RelativeTime value={row.lastAttemptAt} />,
    },
    {
      name: 'next',
      title: t('deliveries.next'),
      width: 110,
      cell: (row) => <RelativeTime value={row.nextAttemptAt} />,
    },
    {
      name: 'id',
      title: t('deliveries.id'),
      width: 160,
      hidden: true,
      cell: (row) => <Foreign mono value={row.deliveryId} />,
    },
    { name: 'actions', title: t('common:actions'), width: 70, align: 'right', cell: menu },
  ]
  return (
    <DataTable
      label={t('deliveries.title')}
      columns={columns}
      rows={rows}
      rowId={({ deliveryId }) => deliveryId}
      failed={t('deliveries.failed')}
      empty={
        <EmptyState icon={<IconSend />} title={t('deliveries.none')} description={t('deliveries.noneAbout')} mt="xl" />
      }
      tools={
        <div className={classes.tools}>
          <SegmentedControl
            size="xs"
            aria-label={t('columns.state')}
            value={state ?? 'all'}
            onChange={setState}
            data={[
              { value: 'all', label: t('deliveries.all') },
              ...states.map((name) => ({ value: name, label: t(`deliveries.states.${name}`) })),
            ]}
          />
          <Button size="xs" variant="default" leftSection={<IconRefresh size={15} />} onClick={refresh}>
            {t('deliveries.refresh')}
          </Button>
          {replayDead}
        </div>
      }
      card={(delivery) => (
        <>
          <Foreign mono value={delivery.type} />
          <span>{menu(delivery)}</span>
          <DeliveryStateLabel state={delivery.state} />
          <DeliveryResult delivery={delivery} />
        </>
      )}
    />
  )
}
