import { useTranslation } from 'react-i18next'
import type { AccessKey } from '../api/types'
import { formatNumber } from '../text/number'
import { formatRelative } from '../text/time'
import { visible } from '../text/visible'
import { useNow } from '../ui/Time'

/** What depends on the key, so that a confirmation can name its consequence. */
export function KeyUse({ accessKey: { calls_last_hour, last_used } }: { accessKey: AccessKey }) {
  const { t } = useTranslation('keys')
  const { t: common } = useTranslation()
  const now = useNow()
  if (!last_used) return <strong>{t('use.never')}</strong>
  const use = {
    ip: visible(last_used.ip),
    route: visible(last_used.route),
    ago: formatRelative(last_used.time, now, common),
  }
  return (
    <>
      <strong>{t('use.calls', { count: calls_last_hour, shown: formatNumber(calls_last_hour) })}</strong>{' '}
      {t('use.last', use)}
    </>
  )
}
