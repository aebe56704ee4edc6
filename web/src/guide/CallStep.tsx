import { List, Stack, Tabs, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Trans, useTranslation } from 'react-i18next'
import { keyListQuery } from '../api/keys'
import { useSession } from '../api/session'
import { CodeBox } from '../ui/CodeBox'
import { Section } from '../ui/Section'
import { useTab } from '../ui/useTab'
import { curlCall, environment, programCall, pythonCall } from './calls'

const tools = ['curl', 'python', 'program'] as const
const calls = { curl: curlCall, python: pythonCall, program: programCall }

/** The second step: the first call, with the tool one has at hand. */
export function CallStep() {
  const { t } = useTranslation('guide')
  const { tenant } = useSession()
  const { data } = useQuery(keyListQuery)
  const [tool, setTool] = useTab(tools)
  const newest = data?.items.find(({ state }) => state === 'active')
  const setting = { url: data?.api_url ?? location.origin, tenant, keyId: newest?.id ?? null }

  return (
    <Section title={t('call.title')} about={t('call.about')}>
      <Tabs value={tool} onChange={setTool}>
        <Tabs.List mb="md">
          {tools.map((name) => (
            <Tabs.Tab key={name} value={name}>
              {t(`call.tools.${name}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {tools.map((name) => (
          <Tabs.Panel key={name} value={name}>
            <Stack gap="sm">
              <Text>
                <Trans t={t} i18nKey={`call.how.${name}`} components={{ code: <code /> }} />
              </Text>
              {name !== 'program' && (
                <CodeBox
                  lines
                  whole
                  label={t('call.environment')}
                  value={environment(setting)}
                  copyLabel={t('call.copyEnvironment')}
                />
              )}
              <CodeBox lines whole label={t(`call.labels.${name}`)} value={calls[name]} copyLabel={t('call.copy')} />
            </Stack>
          </Tabs.Panel>
        ))}
      </Tabs>
      <List spacing={4} mt="md">
        {(['ok', 'refused', 'slow'] as const).map((answer) => (
          <List.Item key={answer}>
            <Trans t={t} i18nKey={`answer.${answer}`} components={{ code: <code /> }} />
          </List.Item>
        ))}
      </List>
    </Section>
  )
}
