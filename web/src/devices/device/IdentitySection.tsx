import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { formatDay } from '../../text/time'
import { visible } from '../../text/visible'
import { Facts } from '../../ui/Facts'
import { Section } from '../../ui/Section'
import { factorsOf, textOf } from './known'
import type { DeviceDetail } from './useDevice'

/** What the device is taken for, how surely, and what that rests on. */
export function IdentitySection({ device }: { device: DeviceDetail }) {
  const { t } = useTranslation('device')
  const factors = factorsOf(device.confidence_score_factors)
  const day = (text: string) => (Number.isNaN(Date.parse(text)) ? text : formatDay(text))
  const more = [
    { label: t('identity.serial'), value: textOf(device.Serial_Number) },
    { label: t('identity.firmware'), value: textOf(device['os/firmware_version']) || textOf(device.firmwareVer) },
    { label: t('identity.asset'), value: textOf(device.asset_tag) },
    { label: t('identity.department'), value: textOf(device.department) },
    { label: t('identity.description'), value: textOf(device.description) || textOf(device.long_description) },
    { label: t('identity.parent'), value: textOf(device.parent_mac) },
    { label: t('identity.origin'), value: textOf(device.source) || textOf(device.config_source) },
  ].filter(({ value }) => value)
  return (
    <Section title={t('identity.title')}>
      <Facts
        facts={[
          { label: t('identity.profile'), value: textOf(device.profile) },
          { label: t('identity.category'), value: textOf(device.category) },
          { label: t('identity.branch'), value: textOf(device.profile_vertical) },
          { label: t('identity.vendor'), value: textOf(device.vendor) },
          { label: t('identity.model'), value: textOf(device.model) },
          { label: t('identity.os'), value: textOf(device.os_combined) || textOf(device.os_group) },
          ...more,
          {
            label: t('identity.confidence'),
            value: device.confidence_score == null ? '' : t('identity.of100', { score: device.confidence_score }),
          },
          { label: t('identity.firstSeen'), value: device.first_seen_date ? formatDay(device.first_seen_date) : '' },
        ]}
      />
      {factors.length > 0 && (
        <>
          <Text fw={500} mt="md" mb={4}>
            {t('identity.factors')}
          </Text>
          <Facts facts={factors.map(({ name, day: on }) => ({ label: visible(name), value: on && day(on) }))} />
        </>
      )}
    </Section>
  )
}
