import { Center, Loader, Stack, Text, Title } from '@mantine/core'
import { useInterval } from '@mantine/hooks'
import { useTranslation } from 'react-i18next'
import { loadSession } from '../api/session'

/** The console was opened while its server was away: it comes up by itself. */
export function UnavailablePage() {
  const { t } = useTranslation('signin')
  useInterval(loadSession, 4000, { autoInvoke: true })
  return (
    <Center component="main" h="100%" p="md">
      <Stack align="center" gap="sm" role="status">
        <Loader size="sm" />
        <Title order={1}>{t('unavailable')}</Title>
        <Text c="dimmed">{t('unavailableAbout')}</Text>
      </Stack>
    </Center>
  )
}
