import { useTranslation } from 'react-i18next'
import type { Alert } from '../api/alerts'
import { instant } from '../text/foreignJson'
import { visible } from '../text/visible'
import { DeviceLink } from '../ui/DeviceLink'
import type { Fact } from '../ui/Facts'
import { RelativeTime } from '../ui/Time'
import type { Message } from './message'

/** Who and when, from the alert itself. */
export function useAlertFacts(alert: Alert): Fact[] {
  const { t } = useTranslation('alerts')
  const updated = instant(alert.updateDate)
  return [
    { label: t('facts.device'), value: <DeviceLink deviceid={alert.deviceid} hostname={alert.hostname} /> },
    { label: t('facts.profile'), value: alert.profile },
    { label: t('facts.category'), value: alert.category },
    { label: t('facts.site'), value: alert.siteName },
    { label: t('facts.raised'), value: <RelativeTime value={alert.date} /> },
    ...(updated ? [{ label: t('facts.updated'), value: <RelativeTime value={updated} /> }] : []),
    ...(alert.inspectorid ? [{ label: t('facts.firewall'), value: alert.inspectorid }] : []),
    { label: t('facts.ticket'), value: alert.zb_ticketid },
    { label: t('facts.id'), value: alert.id },
  ]
}

/** What the alert's source saw, under the labels that we know and those that it brought. */
export function useMessageFacts({ facts, values, vulnerabilities }: Message): Fact[] {
  const { t } = useTranslation('alerts')
  return [
    ...facts.map(({ name, value }) => ({ label: t(`message.${name}`), value })),
    ...values.map(({ label, value }) => ({ label: visible(label), value })),
    ...(vulnerabilities.length > 0 ? [{ label: t('message.vulIds'), value: vulnerabilities.join(', ') }] : []),
  ]
}
