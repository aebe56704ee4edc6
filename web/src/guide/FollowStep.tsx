import { Stack, Text } from '@mantine/core'
import { Trans, useTranslation } from 'react-i18next'
import { CodeBox } from '../ui/CodeBox'
import { Section } from '../ui/Section'
import { changesCall, exportCall, watchCall, webhookCall } from './calls'

const ways = [
  ['changes', changesCall],
  ['watch', watchCall],
  ['export', exportCall],
  ['webhook', webhookCall],
] as const

/** The third step: staying up to date, each way with its first call. */
export function FollowStep() {
  const { t } = useTranslation('guide')
  return (
    <Section title={t('follow.title')} about={t('follow.about')}>
      <Stack gap="lg">
        {ways.map(([way, call]) => (
          <div key={way}>
            <Text mb={6}>
              <Trans t={t} i18nKey={`follow.how.${way}`} components={{ code: <code /> }} />
            </Text>
            <CodeBox lines whole label={t(`follow.labels.${way}`)} value={call} copyLabel={t('call.copy')} />
          </div>
        ))}
      </Stack>
    </Section>
  )
}
