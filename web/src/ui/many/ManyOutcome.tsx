import { Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { formatNumber } from '../../text/number'
import { Failure } from '../Failure'
import { Foreign } from '../Foreign'
import table from '../Table.module.css'
import classes from './ManyOutcome.module.css'
import type { Outcome } from './runMany'

const mostShown = 100

/** How many are done, refused and not tried, and which were refused for what reason. */
export function ManyOutcome({ outcome: { total, done, refused, left, error } }: { outcome: Outcome }) {
  const { t } = useTranslation('many')
  const sums = [
    ['done', done.length],
    ['refused', refused.length],
    ['left', left.length],
  ] as const
  return (
    <Stack>
      <Text role="status" fw={500}>
        {total === 0
          ? t('nothing')
          : sums
              .filter(([name, count]) => count > 0 || name === 'done')
              .map(([name, count]) => t(`sums.${name}`, { shown: formatNumber(count) }))
              .join(', ')}
      </Text>
      {error !== null && <Failure error={error} title={t('ended')} />}
      {refused.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls is reached by the keyboard
        <section className={`${table.frame} ${classes.frame}`} aria-label={t('refused')} tabIndex={0}>
          <table className={table.table}>
            <thead>
              <tr>
                <th scope="col">{t('name')}</th>
                <th scope="col">{t('reason')}</th>
              </tr>
            </thead>
            <tbody>
              {refused.slice(0, mostShown).map(({ id, name, reason }) => (
                <tr key={id}>
                  <td>
                    <Foreign value={name} />
                  </td>
                  <td>{reason === null ? t('gone') : <Foreign value={reason} />}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      {refused.length > mostShown && (
        <Text c="dimmed">{t('more', { shown: formatNumber(refused.length - mostShown) })}</Text>
      )}
    </Stack>
  )
}
