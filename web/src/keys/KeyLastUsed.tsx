import { useTranslation } from 'react-i18next'
import type { AccessKey } from '../api/types'
import { visible } from '../text/visible'
import table from '../ui/Table.module.css'
import { RelativeTime } from '../ui/Time'

export function KeyLastUsed({ use }: { use: AccessKey['last_used'] }) {
  const { t } = useTranslation('keys')
  if (!use) return <span className="dimmed">{t('neverUsed')}</span>
  const from = `${visible(use.ip)} · ${visible(use.route)}`
  return (
    <>
      <RelativeTime value={use.time} />
      <small className={`${table.small} cut dimmed`} title={from}>
        {from}
      </small>
    </>
  )
}
