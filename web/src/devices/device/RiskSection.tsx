import { Anchor, Stack } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { formatCount, formatNumber } from '../../text/number'
import { RiskLabel } from '../../ui/RiskLabel'
import { Section } from '../../ui/Section'
import { textOf } from './known'
import type { DeviceDetail } from './useDevice'
import { useDeviceVulnerabilities } from './useDevice'

/** The risk and what is known to raise it. */
export function RiskSection({ device }: { device: DeviceDetail }) {
  const { t } = useTranslation('device')
  const { data: instances } = useDeviceVulnerabilities(device.deviceid)
  const alerts = [
    { count: device.number_of_critical_alerts, word: 'critical' },
    { count: device.number_of_warning_alerts, word: 'warning' },
    { count: device.number_of_caution_alerts, word: 'caution' },
    { count: device.number_of_info_alerts, word: 'info' },
  ] as const
  const reasons = alerts
    .filter(({ count }) => (count ?? 0) > 0)
    .map(({ count = 0, word }) => ({
      tab: 'alerts',
      text: t(`risk.${word}`, { count: count ?? 0, shown: formatNumber(count ?? 0) }),
    }))
  const grave = (instances?.rows ?? []).filter(({ severity }) => severity === 'Critical' || severity === 'High').length
  if (grave > 0)
    reasons.push({
      tab: 'vulnerabilities',
      text: t('risk.grave', { count: grave, shown: formatCount(grave, instances?.whole) }),
    })
  const facts = [
    { tab: '', text: textOf(device.endpoint_protection) === 'not_protected' ? t('risk.unprotected') : '' },
    { tab: '', text: textOf(device.internet_access) === 'Yes' ? t('risk.internet') : '' },
    {
      tab: '',
      text: textOf(device.os_end_of_support) && t('risk.endOfSupport', { day: textOf(device.os_end_of_support) }),
    },
  ].filter(({ text }) => text)
  return (
    <Section title={t('risk.title')}>
      <Stack gap={8} align="flex-start">
        <RiskLabel level={device.risk_level} score={device.risk_score} />
        {[...reasons, ...facts].map(({ tab, text }) =>
          tab ? (
            <Anchor key={text} component={Link} to={`?tab=${tab}`}>
              {text}
            </Anchor>
          ) : (
            <span key={text}>{text}</span>
          ),
        )}
        {reasons.length + facts.length === 0 && <span className="dimmed">{t('risk.none')}</span>}
      </Stack>
    </Section>
  )
}
