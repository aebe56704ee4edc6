import { Alert, Button, Group, Text } from '@mantine/core'
import { IconAlertCircle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { ApiError } from '../api/client'
import { Copy } from './Copy'
import { useWords } from './useWords'

type Props = { error: unknown; title?: string; onRetry?: () => void }

/** What happened, what to do, and the request id that support will ask for. */
export function Failure({ error, title, onRetry }: Props) {
  const { t } = useTranslation()
  const words = useWords()
  const requestId = error instanceof ApiError ? error.requestId : null
  return (
    <Alert role="alert" icon={<IconAlertCircle size={18} />} title={title} data-failure>
      <Text>{words(error)}</Text>
      {requestId && (
        <Group gap={4} mt={4}>
          <Text size="xs" c="dimmed">
            {t('failure.requestId')} <code>{requestId}</code>
          </Text>
          <Copy value={requestId} label={t('failure.copyRequestId')} />
        </Group>
      )}
      {onRetry && (
        <Button variant="default" size="xs" mt="sm" onClick={onRetry}>
          {t('retry')}
        </Button>
      )}
    </Alert>
  )
}
