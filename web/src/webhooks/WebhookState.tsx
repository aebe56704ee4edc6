import { IconAlertTriangle, IconCircleCheck, IconPlayerPause } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Webhook } from '../api/webhooks'
import { formatNumber } from '../text/number'
import { StateLabel } from '../ui/StateLabel'

/** Whether it is called, why not, and whether its receiver takes the calls. */
export function WebhookState({ webhook: { enabled, disabledReason, failures } }: { webhook: Webhook }) {
  const { t } = useTranslation('webhooks')
  if (!enabled) {
    const switchedOff = disabledReason === 'gone' || disabledReason === 'failing'
    return (
      <StateLabel icon={IconPlayerPause} tone={switchedOff ? 'bad' : 'off'}>
        {t(switchedOff ? `state.${disabledReason}` : 'state.disabled')}
      </StateLabel>
    )
  }
  if (failures > 0)
    return (
      <StateLabel icon={IconAlertTriangle} tone="bad">
        {t('state.calls', { count: failures, shown: formatNumber(failures) })}
      </StateLabel>
    )
  return (
    <StateLabel icon={IconCircleCheck} tone="good">
      {t('state.enabled')}
    </StateLabel>
  )
}
