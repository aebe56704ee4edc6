import { Button, Group, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Alert } from '../api/alerts'
import { useMayWrite } from '../api/useMayWrite'
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
import { AlertRemotes } from './AlertRemotes'
import { AlertStateLabel } from './AlertStateLabel'
import { readMessage } from './message'
import { ResolveDialog } from './ResolveDialog'
import { useAlertFacts, useMessageFacts } from './useAlertFacts'

export function AlertDetail({ alert }: { alert: Alert }) {
  const { t } = useTranslation('alerts')
  const writes = useMayWrite()
  const [resolving, setResolving] = useState(false)
  const message = readMessage(alert.msg)
  const seen = useMessageFacts(message)
  const facts = useAlertFacts(alert)
  const history = useHappened(alert.reason_history, [{ time: alert.date, what: t('detail.raised') }])
  const resolved = alert.resolved === 'yes'

  const head = (
    <PageHead
      title={visible(alert.name)}
      about={t('detail.about', { device: visible(alert.hostname || alert.deviceid) })}
      action={
        <Group gap="sm">
          <SeverityLabel value={alert.severity} />
          <AlertStateLabel resolved={resolved} />
          {writes && (
            <Button variant={resolved ? 'default' : 'filled'} onClick={() => setResolving(true)}>
              {t(resolved ? 'resolve.again' : 'resolve.verb')}
            </Button>
          )}
        </Group>
      }
    />
  )
  const main = (
    <>
      <Section title={t('detail.description')}>
        <Paragraphs texts={alert.description ? [alert.description] : []} none={t('detail.noDescription')} />
      </Section>
      {message.impact && (
        <Section title={t('detail.impact')}>
          <Paragraphs texts={[message.impact]} />
        </Section>
      )}
      {message.recommendation.length > 0 && (
        <Section title={t('detail.recommendation')}>
          <Paragraphs texts={message.recommendation} />
        </Section>
      )}
      {seen.length > 0 && (
        <Section title={t('detail.seen')}>
          <Facts facts={seen} />
        </Section>
      )}
      {message.remotes.length > 0 && <AlertRemotes remotes={message.remotes} />}
      <Section title={t('detail.history')}>
        <History label={t('detail.history')} entries={history} />
      </Section>
    </>
  )
  return (
    <>
      <DetailPage
        back={{ to: '/alerts', label: t('detail.back') }}
        head={head}
        main={main}
        side={
          <>
            <Section title={t('detail.facts')}>
              <Facts facts={facts} />
              {!writes && !resolved && (
                <Text c="dimmed" mt="sm">
                  {t('resolve.refused')}
                </Text>
              )}
            </Section>
            <RawDocument label={t('detail.raw')} copyLabel={t('detail.copyRaw')} value={alert} />
            <CopyAsCurl name="alert" query={{ zb_ticketid: alert.zb_ticketid }} />
          </>
        }
      />
      {resolving && (
        <ResolveDialog
          count={1}
          gather={async () => [{ id: alert.id, name: alert.name }]}
          onClose={() => setResolving(false)}
        />
      )}
    </>
  )
}
