import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '../../api/session'
import { visible } from '../../text/visible'
import { Facts } from '../../ui/Facts'
import { Section } from '../../ui/Section'
import { ChangeOne } from './ChangeOne'
import { attributesOf } from './known'
import type { DeviceDetail } from './useDevice'

export function AttributesSection({ device }: { device: DeviceDetail }) {
  const { t } = useTranslation('device')
  const { role } = useSession()
  const [setting, setSetting] = useState(false)
  const attributes = attributesOf(device.customAttributes)
  return (
    <Section
      title={t('attributes.title')}
      action={
        role !== 'read-only' && (
          <Button variant="default" size="xs" onClick={() => setSetting(true)}>
            {t('attributes.set')}
          </Button>
        )
      }
    >
      {attributes.length > 0 ? (
        <Facts facts={attributes.map(([name, value]) => ({ label: visible(name), value }))} />
      ) : (
        <span className="dimmed">{t('attributes.none')}</span>
      )}
      {setting && <ChangeOne deviceid={device.deviceid} kind="attribute" onClose={() => setSetting(false)} />}
    </Section>
  )
}
