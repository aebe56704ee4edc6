import { useTranslation } from 'react-i18next'
import { visible } from '../../text/visible'
import { Facts } from '../../ui/Facts'
import { Section } from '../../ui/Section'
import { textOf, toldBy } from './known'
import type { DeviceDetail } from './useDevice'

const groups = [/^(?:SCCM|Windows|Disk)_(?!.*_source$)/i, /^mdm_/, /^cmms_/i, /^(?:NAC|AD)_(?!.*_source$)/i]

/** What management systems told, under the names that they gave it, and who told what. */
export function OtherSystems({ device }: { device: DeviceDetail }) {
  const { t } = useTranslation('device')
  const told = groups.flatMap((group) =>
    Object.entries(device)
      .filter(([name, value]) => group.test(name) && textOf(value))
      .map(([name, value]) => ({ label: visible(name.replaceAll('_', ' ')), value: textOf(value) })),
  )
  const sources = toldBy(device).map(({ field, by }) => ({ label: field.replaceAll('_', ' '), value: by }))
  return (
    <>
      {told.length > 0 && (
        <Section title={t('others.title')}>
          <Facts facts={told} />
        </Section>
      )}
      {sources.length > 0 && (
        <Section title={t('others.sources')} about={t('others.sourcesAbout')}>
          <Facts facts={sources} />
        </Section>
      )}
    </>
  )
}
