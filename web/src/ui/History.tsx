import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { formatNumber } from '../text/number'
import { visible } from '../text/visible'
import { Foreign } from './Foreign'
import classes from './History.module.css'
import { RelativeTime } from './Time'

export type Happened = {
  time: string | null
  /** In words: "Resolved". */
  what: string
  /** The name of what it was done with, where a history is of several. */
  of?: string | null
  by?: string | null
  /** Why, in the words of the person who did it. */
  reason?: string | null
  kinds?: string[]
}

const most = 100

/** What was done with a thing, the latest first; no more of it than a page can show. */
export function History({ label, entries }: { label: string; entries: Happened[] }) {
  const { t } = useTranslation('findings')
  return (
    <>
      <ol className={classes.list} aria-label={label}>
        {entries.slice(0, most).map(({ time, what, of, by, reason, kinds = [] }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two entries may be alike, and none moves
          <li key={index} className={classes.entry}>
            <div className={classes.head}>
              <span className={classes.what}>
                {what}
                {of && (
                  <>
                    : <Foreign value={of} />
                  </>
                )}
              </span>
              <span className="dimmed">
                <RelativeTime value={time} />
              </span>
            </div>
            {by && (
              <div className="dimmed">
                {t('history.by')} <bdi>{visible(by)}</bdi>
              </div>
            )}
            {reason && (
              <div className={classes.reason}>
                <bdi>{visible(reason)}</bdi>
              </div>
            )}
            {kinds.length > 0 && (
              <div className="dimmed">
                <Foreign value={kinds.join(', ')} />
              </div>
            )}
          </li>
        ))}
      </ol>
      {entries.length > most && (
        <Text c="dimmed" mt="xs">
          {t('history.latest', { shown: formatNumber(most), total: formatNumber(entries.length) })}
        </Text>
      )}
    </>
  )
}
