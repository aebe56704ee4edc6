import { Anchor, Text } from '@mantine/core'
import type { UseQueryResult } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { Answer } from '../../api/inventory'
import { formatNumber } from '../../text/number'
import { visible } from '../../text/visible'
import { SeverityLabel } from '../../ui/SeverityLabel'
import { RelativeTime } from '../../ui/Time'
import { ListState } from './ListState'
import classes from './Lists.module.css'

type Props = { query: UseQueryResult<Answer<'alert/list'>> }

/** Open alerts first, then those that were resolved; each by its time. */
export function DeviceAlerts({ query }: Props) {
  const { t } = useTranslation('device')
  return (
    <ListState
      query={query}
      failed={t('alerts.failed')}
      none={t('alerts.none')}
      isEmpty={({ items }) => items.length === 0}
    >
      {({ items, total }) => (
        <>
          <ul className={classes.list}>
            {[...items]
              .sort((one, other) => one.resolved.localeCompare(other.resolved))
              .map(({ id, name, severity, date, resolved }) => (
                <li key={id} className={classes.item} data-ended={resolved === 'yes' || undefined}>
                  <SeverityLabel value={severity} />
                  <span>
                    <Anchor component={Link} to={`/alerts/${encodeURIComponent(id)}`}>
                      <bdi>{visible(name) || '–'}</bdi>
                    </Anchor>
                    {resolved === 'yes' && <> · {t('alerts.resolved')}</>}
                  </span>
                  <span className={classes.when}>
                    <RelativeTime value={date} />
                  </span>
                </li>
              ))}
          </ul>
          {total > items.length && (
            <Text c="dimmed" mt="xs">
              {t('alerts.newest', { shown: formatNumber(items.length), total: formatNumber(total) })}
            </Text>
          )}
        </>
      )}
    </ListState>
  )
}
