import { IconCircleCheck, IconClock, IconSkull } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Delivery } from '../api/webhooks'
import { visible } from '../text/visible'
import { Unknown } from '../ui/Foreign'
import { StateLabel } from '../ui/StateLabel'

const looks = {
  pending: { icon: IconClock, tone: 'plain' },
  delivered: { icon: IconCircleCheck, tone: 'good' },
  dead: { icon: IconSkull, tone: 'bad' },
} as const

export function DeliveryStateLabel({ state }: Pick<Delivery, 'state'>) {
  const { t } = useTranslation('webhooks')
  return (
    <StateLabel icon={looks[state].icon} tone={looks[state].tone}>
      {t(`deliveries.states.${state}`)}
    </StateLabel>
  )
}

const errors = ['unresolved', 'address_refused', 'unreachable', 'tls', 'timeout', 'protocol', 'backlog'] as const

/** The receiver's status, or why there was none; a word we do not know stays as it is. */
export function DeliveryResult({ delivery: { lastStatus, lastError } }: { delivery: Delivery }) {
  const { t } = useTranslation('webhooks')
  if (lastStatus > 0) return <span>HTTP {lastStatus}</span>
  const known = errors.find((name) => name === lastError)
  if (known) return <span title={lastError}>{t(`deliveries.errors.${known}`)}</span>
  return lastError ? <span>{visible(lastError)}</span> : <Unknown />
}
