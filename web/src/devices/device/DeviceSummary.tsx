import { useTranslation } from 'react-i18next'
import { visible } from '../../text/visible'
import { Facts } from '../../ui/Facts'
import { Section } from '../../ui/Section'
import { AttributesSection } from './AttributesSection'
import classes from './DeviceSummary.module.css'
import { IdentitySection } from './IdentitySection'
import { listOfWords, subnetOf, textOf } from './known'
import { OtherSystems } from './OtherSystems'
import { RiskSection } from './RiskSection'
import { TagsSection } from './TagsSection'
import type { DeviceDetail } from './useDevice'

/** All that is known of the device itself, a section only where something is. */
export function DeviceSummary({ device }: { device: DeviceDetail }) {
  return (
    <div className={classes.sections}>
      <IdentitySection device={device} />
      <RiskSection device={device} />
      <NetworkSection device={device} />
      <TagsSection device={device} />
      <AttributesSection device={device} />
      <UseSection device={device} />
      <OtherSystems device={device} />
    </div>
  )
}

function NetworkSection({ device }: { device: DeviceDetail }) {
  const { t } = useTranslation('device')
  const usual = [
    { label: t('network.ip'), value: textOf(device.ip_address) },
    { label: t('network.mac'), value: textOf(device.MAC) },
    { label: t('network.subnet'), value: subnetOf(device.subnet) },
    { label: t('network.vlan'), value: [textOf(device.vlan), textOf(device.vlan_name)].filter(Boolean).join(' ') },
    { label: t('network.site'), value: textOf(device.site_name) },
  ]
  const more = [
    { label: t('network.medium'), value: textOf(device.wire_or_wireless) },
    {
      label: t('network.switch'),
      value: [device.Switch_Name, device.Switch_IP, device.Switch_Port].map(textOf).filter(Boolean).join(' · '),
    },
    {
      label: t('network.accessPoint'),
      value: [device.Access_Point_Name, device.Access_Point_IP].map(textOf).filter(Boolean).join(' · '),
    },
    { label: t('network.ssid'), value: textOf(device.SSID) },
    { label: t('network.authentication'), value: textOf(device.Authentication_Method) },
    { label: t('network.encryption'), value: textOf(device.Encryption_Cipher) },
    { label: t('network.dhcp'), value: textOf(device.DHCP) },
    { label: t('network.internet'), value: textOf(device.internet_access) },
    { label: t('network.location'), value: textOf(device.location) },
  ].filter(({ value }) => value)
  return (
    <Section title={t('network.title')}>
      <Facts facts={[...usual, ...more]} />
    </Section>
  )
}

function UseSection({ device }: { device: DeviceDetail }) {
  const { t } = useTranslation('device')
  const lists = [
    { title: t('use.applications'), words: listOfWords(device.Applications) },
    { title: t('use.services'), words: listOfWords(device.services) },
    { title: t('use.destinations'), words: listOfWords((device as { destinations?: unknown }).destinations) },
  ].filter(({ words }) => words.length > 0)
  return lists.map(({ title, words }) => (
    <Section key={title} title={title}>
      <ul className={classes.words}>
        {words.map((word) => (
          <li key={word} className={classes.word}>
            <bdi>{visible(word)}</bdi>
          </li>
        ))}
      </ul>
    </Section>
  ))
}
