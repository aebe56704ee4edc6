import { useTranslation } from 'react-i18next'
import type { Instance, Vulnerability } from '../api/vulnerabilities'
import { instant, text } from '../text/foreignJson'
import { DeviceLink } from '../ui/DeviceLink'
import type { Fact } from '../ui/Facts'
import { RiskLabel } from '../ui/RiskLabel'
import { RelativeTime } from '../ui/Time'
import { Score } from './columns'
import { InstanceStatus } from './InstanceState'

export function useInstanceFacts(instance: Instance, vulnerability: Vulnerability | null): Fact[] {
  const { t } = useTranslation('vulnerabilities')
  const updated = instant(instance.updateDate)
  return [
    { label: t('columns.device'), value: <DeviceLink deviceid={instance.deviceid} hostname={instance.name} /> },
    { label: t('columns.ip'), value: instance.ip },
    { label: t('columns.profile'), value: instance.profile },
    { label: t('columns.vendor'), value: instance.vendor },
    { label: t('facts.model'), value: instance.model },
    { label: t('facts.os'), value: text(instance.osCombined) ?? instance.os },
    { label: t('columns.siteName'), value: instance.siteName === 'unknown' ? null : instance.siteName },
    { label: t('facts.risk'), value: <RiskLabel level={instance.risk_level} score={instance.risk_score} /> },
    { label: t('columns.CVSS'), value: <Score value={instance.cvss_score ?? vulnerability?.CVSS} /> },
    { label: t('columns.status'), value: <InstanceStatus status={instance.status} /> },
    { label: t('columns.detected'), value: <RelativeTime value={instant(instance.detected_date)} /> },
    ...(updated ? [{ label: t('facts.updated'), value: <RelativeTime value={updated} /> }] : []),
    { label: t('columns.ticket'), value: instance.zb_ticketid },
  ]
}
