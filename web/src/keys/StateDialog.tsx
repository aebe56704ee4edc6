import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { changeKeyState, keyListQuery, type StateChange } from '../api/keys'
import type { AccessKey } from '../api/types'
import { formatMinute } from '../text/time'
import { visible } from '../text/visible'
import { Failure } from '../ui/Failure'
import { useTell } from '../ui/useTell'
import { KeyUse } from './KeyUse'

type Props = { change: StateChange; accessKey: AccessKey; onClose(): void }

/** Asks before a key is disabled, enabled or revoked, and says what will happen. */
export function StateDialog({ change, accessKey, onClose }: Props) {
  const { t } = useTranslation(['keys', 'common'])
  const tell = useTell()
  const queries = useQueryClient()
  const [error, setError] = useState<unknown>(null)
  const [sending, setSending] = useState(false)
  const label = visible(accessKey.label)

  async function confirm() {
    setSending(true)
    try {
      await changeKeyState(accessKey, change)
      tell.done(t(`${change}.done`, { label }))
      onClose()
    } catch (problem) {
      setError(problem)
      setSending(false)
    }
    queries.invalidateQueries(keyListQuery)
  }

  return (
    <Modal
      opened
      onClose={onClose}
      title={t(`${change}.title`, { label })}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <Stack>
        <Text>{t(`${change}.effect`, { until: formatMinute(accessKey.valid_until) })}</Text>
        {change !== 'enable' && (
          <Text>
            <KeyUse accessKey={accessKey} />
          </Text>
        )}
        {error !== null && <Failure error={error} />}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose} data-autofocus>
            {t('common:cancel')}
          </Button>
          <Button onClick={confirm} loading={sending} color={change === 'revoke' ? 'danger' : undefined}>
            {t(`${change}.confirm`)}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
