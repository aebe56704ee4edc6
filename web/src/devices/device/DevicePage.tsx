import { Skeleton, Stack, Tabs } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import { ApiError } from '../../api/client'
import { formatCount, formatNumber } from '../../text/number'
import { visible } from '../../text/visible'
import { BackLink } from '../../ui/DetailPage'
import { Failure } from '../../ui/Failure'
import { NoPermission } from '../../ui/NoPermission'
import { usePageTitle } from '../../ui/usePageTitle'
import { useTab } from '../../ui/useTab'
import { DeviceAlerts } from './DeviceAlerts'
import { DeviceHead } from './DeviceHead'
import { DeviceHistory } from './DeviceHistory'
import { DeviceSummary } from './DeviceSummary'
import { DeviceVulnerabilities } from './DeviceVulnerabilities'
import { NoDevice } from './NoDevice'
import { openAlerts, useDevice, useDeviceAlerts, useDeviceVulnerabilities } from './useDevice'

const tabs = ['summary', 'alerts', 'vulnerabilities', 'history'] as const

export default function DevicePage() {
  const { t } = useTranslation('device')
  const { deviceid = '' } = useParams()
  const [tab, setTab] = useTab(tabs)
  const { data: device, error, refetch } = useDevice(deviceid)
  const alerts = useDeviceAlerts(deviceid)
  const vulnerabilities = useDeviceVulnerabilities(deviceid)
  const counts = {
    summary: undefined,
    alerts: device && formatNumber(openAlerts(device)),
    vulnerabilities: vulnerabilities.data && formatCount(vulnerabilities.data.rows.length, vulnerabilities.data.whole),
    history: undefined,
  }

  const back = <BackLink to="/devices" label={t('back')} />
  usePageTitle(device ? null : visible(deviceid))
  if (!device) {
    const status = error instanceof ApiError ? error.status : 0
    return (
      <Stack gap="xs">
        {back}
        {!error ? (
          <Loading label={t('loading')} />
        ) : status === 404 ? (
          <NoDevice deviceid={deviceid} />
        ) : status === 403 ? (
          <NoPermission whole />
        ) : (
          <Failure title={t('failed')} error={error} onRetry={() => refetch()} />
        )}
      </Stack>
    )
  }
  return (
    <Stack gap="xs">
      {back}
      <DeviceHead device={device} />
      <Tabs value={tab} onChange={setTab} keepMounted={false}>
        <Tabs.List mb="md" aria-label={visible(device.hostname || deviceid)}>
          {tabs.map((name) => (
            <Tabs.Tab key={name} value={name}>
              {t(`tabs.${name}`)}
              {counts[name] !== undefined && <span className="dimmed">&ensp;{counts[name]}</span>}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="summary">
          <DeviceSummary device={device} />
        </Tabs.Panel>
        <Tabs.Panel value="alerts">
          <DeviceAlerts query={alerts} />
        </Tabs.Panel>
        <Tabs.Panel value="vulnerabilities">
          <DeviceVulnerabilities query={vulnerabilities} />
        </Tabs.Panel>
        <Tabs.Panel value="history">
          <DeviceHistory firstSeen={device.first_seen_date} alerts={alerts} vulnerabilities={vulnerabilities} />
        </Tabs.Panel>
      </Tabs>
    </Stack>
  )
}

function Loading({ label }: { label: string }) {
  return (
    <Stack aria-busy aria-label={label}>
      <Skeleton height={24} width={260} />
      <Skeleton height={14} width={180} />
      <Skeleton height={220} mt="md" />
    </Stack>
  )
}
