import { Anchor } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { Overview } from '../api/overview'
import { formatNumber } from '../text/number'
import { visible } from '../text/visible'
import { deviceAddress } from '../ui/deviceAddress'
import { Foreign } from '../ui/Foreign'
import { RiskLabel } from '../ui/RiskLabel'
import { Section } from '../ui/Section'
import table from '../ui/Table.module.css'

/** The ten devices to look at first. */
export function Exposed({ devices }: { devices: Overview['most_exposed'] }) {
  const { t } = useTranslation('overview')
  const all = (
    <Anchor component={Link} to="/devices?sort=risk_score&direction=desc" size="sm">
      {t('allDevices')}
    </Anchor>
  )
  return (
    <Section title={t('exposed')} about={t('exposedAbout')} action={all} wide>
      <div className={table.frame}>
        <table className={table.table} aria-label={t('exposed')}>
          <thead>
            <tr>
              <th scope="col">{t('columns.device')}</th>
              <th scope="col">{t('columns.category')}</th>
              <th scope="col">{t('columns.risk')}</th>
              <th scope="col" data-align="right">
                {t('columns.alerts')}
              </th>
              <th scope="col" data-align="right">
                {t('columns.vulnerabilities')}
              </th>
            </tr>
          </thead>
          <tbody>
            {devices.map((device) => (
              <tr key={device.deviceid}>
                <td>
                  <Anchor component={Link} to={deviceAddress(device.deviceid)} title={visible(device.profile)}>
                    <bdi>{visible(device.hostname || device.deviceid)}</bdi>
                  </Anchor>
                </td>
                <td>
                  <Foreign value={device.category} />
                </td>
                <td>
                  <RiskLabel level={device.risk_level} score={device.risk_score} />
                </td>
                <td data-align="right">{formatNumber(device.open_alerts)}</td>
                <td data-align="right">{formatNumber(device.open_vulnerabilities)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  )
}
