import { Anchor, List, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Trans, useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { keyListQuery } from '../api/keys'
import { useSession } from '../api/session'
import { CodeBox } from '../ui/CodeBox'
import { PageHead } from '../ui/PageHead'
import { Section } from '../ui/Section'
import classes from './GuidePage.module.css'

/** From nothing to the first answer of the API. */
export default function GuidePage() {
  const { t } = useTranslation('guide')
  const { tenant } = useSession()
  const { data } = useQuery(keyListQuery)
  const query = new URLSearchParams({ customerid: tenant, pagelength: '10' })
  const call = [
    `curl '${data?.api_url ?? location.origin}/pub/v4.0/device/list?${query}'`,
    "  -H 'X-Key-Id: YOUR-KEY-ID'",
    "  -H 'X-Access-Key: YOUR-ACCESS-KEY'",
  ].join(' \\\n')
  return (
    <div className={classes.page}>
      <PageHead title={t('title')} about={t('about')} />
      <Stack>
        <Section title={t('key.title')}>
          <Text>
            <Trans
              t={t}
              i18nKey="key.how"
              components={{ preferences: <Anchor component={Link} to="/preferences" /> }}
            />
          </Text>
        </Section>
        <Section title={t('call.title')} about={t('call.about')}>
          <CodeBox lines label={t('call.label')} value={call} copyLabel={t('call.copy')} />
        </Section>
        <Section title={t('answer.title')}>
          <List spacing="xs">
            {(['ok', 'refused', 'slow'] as const).map((answer) => (
              <List.Item key={answer}>
                <Trans t={t} i18nKey={`answer.${answer}`} components={{ code: <code /> }} />
              </List.Item>
            ))}
          </List>
        </Section>
        <Section title={t('reference.title')}>
          <Text>
            <Trans t={t} i18nKey="reference.how" components={{ reference: <Anchor href="/docs" /> }} />
          </Text>
        </Section>
      </Stack>
    </div>
  )
}
