import { Button, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { HistoryItem } from '../../api/devices'
import { formatMinute } from '../../text/time'
import { visible } from '../../text/visible'
import { SeverityLabel } from '../../ui/SeverityLabel'
import { ListState } from './ListState'
import classes from './Lists.module.css'
import { useDeviceHistory } from './useDevice'

const few = 100
const most = 500

/** What happened to it, newest first. */
export function DeviceHistory({ deviceid }: { deviceid: string }) {
  const { t } = useTranslation('device')
  const [limit, setLimit] = useState(few)
  const query = useDeviceHistory(deviceid, limit)
  return (
    <ListState
      query={query}
      failed={t('history.failed')}
      none={t('history.none')}
      isEmpty={({ items }) => items.length === 0}
    >
      {({ items, kept_days: days }) => (
        <>
          <ul className={classes.list}>
            {items.map((item, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: entries have no name of their own and never change places
              <li key={`${item.time}-${index}`} className={classes.item}>
                {item.severity ? <SeverityLabel value={item.severity} /> : <span />}
                <span>
                  <What item={item} />
                </span>
                <time className={classes.when} dateTime={item.time}>
                  {formatMinute(item.time)}
                </time>
              </li>
            ))}
          </ul>
          <Text c="dimmed" mt="xs">
            {t('history.kept', { count: days })}
          </Text>
          {items.length >= few && limit === few && (
            <Button variant="default" size="xs" mt="xs" onClick={() => setLimit(most)}>
              {t('history.more')}
            </Button>
          )}
        </>
      )}
    </ListState>
  )
}

function What({ item }: { item: HistoryItem }) {
  const { t } = useTranslation('device')
  const name = visible(item.name ?? '')
  const value = (text: string | undefined) => visible(text ?? '') || '–'
  const by = item.by ? <span className="dimmed"> · {visible(item.by)}</span> : null
  if (item.kind === 'first-seen') return t('history.firstSeen')
  if (item.kind === 'alert') return t('history.alert', { name })
  if (item.kind === 'alert-resolved') return t('history.alertResolved', { name })
  if (item.kind === 'vulnerability') return t('history.vulnerability', { name })
  if (item.field === 'tags')
    return (
      <>
        {item.after
          ? t('history.tagged', { tag: value(item.after) })
          : t('history.untagged', { tag: value(item.before) })}
        {by}
      </>
    )
  return (
    <>
      {visible(item.field ?? '').replaceAll('_', ' ')}: {value(item.before)} → {value(item.after)}
      {by}
    </>
  )
}
