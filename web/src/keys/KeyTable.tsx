import { VisuallyHidden } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Foreign } from '../ui/Foreign'
import table from '../ui/Table.module.css'
import { Day } from '../ui/Time'
import { KeyExpiry } from './KeyExpiry'
import { KeyId } from './KeyId'
import { KeyLastUsed } from './KeyLastUsed'
import type { KeyListProps } from './KeyList'
import { KeyMenu } from './KeyMenu'
import { KeyNetworks } from './KeyNetworks'
import { isOver, KeyStateLabel } from './KeyStateLabel'

const columns = [
  ['label', '15%'],
  ['id', '17%'],
  ['access', '11%'],
  ['networks', '13%'],
  ['created', '9%'],
  ['expires', '10.5%'],
  ['lastUsed', '14%'],
  ['state', '10.5%'],
] as const

export function KeyTable({ keys, onAction }: KeyListProps) {
  const { t } = useTranslation(['keys', 'common'])
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls is reached by the keyboard
    <section className={table.frame} aria-label={t('list')} tabIndex={0}>
      <table className={table.table} style={{ minWidth: 1080 }}>
        <colgroup>
          {columns.map(([name, width]) => (
            <col key={name} style={{ width }} />
          ))}
          <col style={{ width: 48 }} />
        </colgroup>
        <thead>
          <tr>
            {columns.map(([name]) => (
              <th key={name} scope="col">
                {t(`columns.${name}`)}
              </th>
            ))}
            <th scope="col">
              <VisuallyHidden>{t('columns.actions')}</VisuallyHidden>
            </th>
          </tr>
        </thead>
        <tbody>
          {keys.map((key) => (
            <tr key={key.id} className={isOver(key) ? table.ended : undefined}>
              <td>
                <span className={table.name}>
                  <Foreign value={key.label} />
                  {key.note && (
                    <small className="dimmed">
                      <Foreign value={key.note} />
                    </small>
                  )}
                </span>
              </td>
              <td>
                <KeyId id={key.id} />
              </td>
              <td>
                {t(`common:access.${key.access}`)}
                {key.detected_date !== 'default' && (
                  <small className={`${table.small} dimmed`}>{t(`compatibility.short.${key.detected_date}`)}</small>
                )}
              </td>
              <td>
                <KeyNetworks networks={key.networks} />
              </td>
              <td>
                <Day value={key.created} />
              </td>
              <td>
                <KeyExpiry accessKey={key} />
              </td>
              <td>
                <KeyLastUsed use={key.last_used} />
              </td>
              <td>
                <KeyStateLabel accessKey={key} />
              </td>
              <td>
                <KeyMenu accessKey={key} onAction={onAction} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
