import { useTranslation } from 'react-i18next'
import type { Overview } from '../api/overview'
import { visible } from '../text/visible'
import { Facts } from '../ui/Facts'
import { Section } from '../ui/Section'
import { RelativeTime } from '../ui/Time'

const states = ['staging', 'applying', 'complete'] as const

/** Whether data still comes in. */
export function Ingestion(ingestion: Overview['ingestion']) {
  const { t } = useTranslation('overview')
  const { newest_activity: activity, last_import: last, last_discovery: discovery } = ingestion
  const state = states.find((one) => one === last?.state)
  return (
    <Section title={t('ingestion')} wide>
      <Facts
        facts={[
          { label: t('newestActivity'), value: activity && <RelativeTime value={activity} /> },
          {
            label: t('lastImport'),
            value: last && (
              <>
                {visible(last.kind)}, {state ? t(`importState.${state}`) : visible(last.state)},{' '}
                <RelativeTime value={last.time} />
              </>
            ),
          },
          { label: t('lastDiscovery'), value: discovery && <RelativeTime value={discovery} /> },
        ]}
      />
    </Section>
  )
}
