import { Group } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { visible } from '../../text/visible'
import { Copy } from '../../ui/Copy'
import { PageHead } from '../../ui/PageHead'
import { RiskLabel } from '../../ui/RiskLabel'
import { RelativeTime } from '../../ui/Time'
import type { DeviceDetail } from './useDevice'

/** What it is, in one line, and how much it is at risk. */
export function DeviceHead({ device }: { device: DeviceDetail }) {
  const { t } = useTranslation('device')
  const about = [device.profile, device.vendor, device.ip_address].filter(Boolean).join(' · ')
  return (
    <PageHead
      title={visible(device.hostname || device.deviceid)}
      about={visible(about) || t('unidentified')}
      action={
        <Group gap="md">
          <Group gap={4}>
            <code>{visible(device.deviceid)}</code>
            <Copy value={device.deviceid} label={t('copyId')} />
          </Group>
          <span className="dimmed">
            {t('lastSeen')} <RelativeTime value={device.last_activity ?? null} />
          </span>
          <RiskLabel level={device.risk_level} score={device.risk_score} />
        </Group>
      }
    />
  )
}
