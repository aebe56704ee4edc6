import { Anchor, Button, Group, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useMayWrite } from '../api/useMayWrite'
import { deviceCount, findVulnerability, type Instance } from '../api/vulnerabilities'
import { instant, record, text, texts } from '../text/foreignJson'
import { formatNumber } from '../text/number'
import { visible } from '../text/visible'
import { CopyAsCurl } from '../ui/CopyAsCurl'
import { DetailPage } from '../ui/DetailPage'
import { Facts } from '../ui/Facts'
import { History } from '../ui/History'
import { PageHead } from '../ui/PageHead'
import { Paragraphs } from '../ui/Paragraphs'
import { RawDocument } from '../ui/RawDocument'
import { Section } from '../ui/Section'
import { SeverityLabel } from '../ui/SeverityLabel'
import { useHappened } from '../ui/useHappened'
import { AddressDialog } from './AddressDialog'
import { devicesAddress } from './devicesAddress'
import { InstanceState, isAddressed } from './InstanceState'
import { useInstanceFacts } from './useInstanceFacts'

export function InstanceDetail({ instance }: { instance: Instance }) {
  const { t } = useTranslation('vulnerabilities')
  const writes = useMayWrite()
  const [addressing, setAddressing] = useState(false)
  const { vulnerability_name: name } = instance
  const { data: vulnerability } = useQuery({
    queryKey: ['vulnerability', name],
    queryFn: ({ signal }) => findVulnerability(name, signal),
  })
  const more = record(instance)
  const facts = useInstanceFacts(instance, vulnerability ?? null)
  const detected = { time: instant(instance.detected_date), what: t('detail.detected') }
  const history = useHappened(instance.reason_history, [detected])
  const description = text(more.description) ?? (vulnerability?.description || null)
  const steps = [
    ...texts(instance.remediate_instruction),
    ...texts(record(more.recommendation).content ?? more.recommendation),
  ]
  const devices = vulnerability
    ? deviceCount(vulnerability.data.Confirmed) + deviceCount(vulnerability.data.Potential)
    : 0
  const impact = text(more.impact)

  return (
    <>
      <DetailPage
        back={{ to: '/vulnerabilities', label: t('detail.back') }}
        head={
          <PageHead
            title={visible(name)}
            about={t('detail.about', { device: visible(instance.name || instance.deviceid) })}
            action={
              <Group gap="sm">
                <SeverityLabel value={instance.severity ?? vulnerability?.severity} />
                <InstanceState instance={instance} />
                {writes && (
                  <Button variant={isAddressed(instance) ? 'default' : 'filled'} onClick={() => setAddressing(true)}>
                    {t(isAddressed(instance) ? 'address.again' : 'address.verb')}
                  </Button>
                )}
              </Group>
            }
          />
        }
        main={
          <>
            <Section title={t('detail.description')}>
              <Paragraphs texts={description ? [description] : []} none={t('detail.noDescription')} />
            </Section>
            {impact && (
              <Section title={t('detail.impact')}>
                <Paragraphs texts={[impact]} />
              </Section>
            )}
            <Section title={t('detail.recommendation')}>
              <Paragraphs texts={steps} none={t('detail.noRecommendation')} />
            </Section>
            <Section title={t('detail.history')}>
              <History label={t('detail.history')} entries={history} />
            </Section>
          </>
        }
        side={
          <>
            <Section title={t('detail.facts')}>
              <Facts facts={facts} />
              {devices > 1 && (
                <Anchor component={Link} to={devicesAddress(name)} mt="sm" display="inline-block">
                  {t('detail.others', { count: devices, shown: formatNumber(devices) })}
                </Anchor>
              )}
              {!writes && !isAddressed(instance) && (
                <Text c="dimmed" mt="sm">
                  {t('address.refused')}
                </Text>
              )}
            </Section>
            <RawDocument label={t('detail.raw')} copyLabel={t('detail.copyRaw')} value={instance} />
            <CopyAsCurl name="vulnerability" query={{ zb_ticketid: instance.zb_ticketid }} />
          </>
        }
      />
      {addressing && (
        <AddressDialog
          of={{ what: 'instances', count: 1 }}
          gather={async () => [{ id: instance.zb_ticketid, name }]}
          onClose={() => setAddressing(false)}
        />
      )}
    </>
  )
}
