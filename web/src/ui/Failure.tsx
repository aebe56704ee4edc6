import { Alert, Button, Group, Text } from '@mantine/core'
import { IconAlertCircle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { ApiError, Unreachable } from '../api/client'
import { Copy } from './Copy'

type Props = { error: unknown; title?: string; onRetry?: () => void }

/** What happened, what to do, and the request id that support will ask for. */
export function Failure({ error, title, onRetry }: Props) {
  const { t } = useTranslation()
  const requestId = error instanceof ApiError ? error.requestId : null
  return (
    <Alert role="alert" icon={<IconAlertCircle size={18} />} title={title} data-failure>
      <Text>{useWords(error)}</Text>
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

function useWords(error: unknown): string {
  const { t } = useTranslation()
  if (error instanceof Unreachable) return t('failure.unreachable')
  if (!(error instanceof ApiError)) return t('failure.unknown')
  const fields = error.problem.validations?.body
  if (fields?.length) {
    return fields
      .map(({ property, messages }) => `${property.replace(/^instance\./, '')}: ${messages.join(', ')}`)
      .join('. ')
  }
  if (error.status >= 500) return t('failure.server')
  return error.message
}
