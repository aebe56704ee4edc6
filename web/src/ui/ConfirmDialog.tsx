import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Failure } from './Failure'

type Props = {
  title: string
  /** What will be so afterwards, and for whom. */
  consequence: ReactNode
  /** The verb and its object: "Delete site". */
  confirm: string
  /** Closes by itself when it is done; what it throws is shown, and the dialog stays. */
  onConfirm(): Promise<unknown>
  onClose(): void
  danger?: boolean
}

export function ConfirmDialog({ title, consequence, confirm, onConfirm, onClose, danger = false }: Props) {
  const { t } = useTranslation()
  const [error, setError] = useState<unknown>(null)
  const [sending, setSending] = useState(false)

  async function act() {
    setSending(true)
    setError(null)
    try {
      await onConfirm()
      onClose()
    } catch (thrown) {
      setError(thrown)
      setSending(false)
    }
  }

  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      closeOnClickOutside={!sending}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <Stack>
        <Text component="div">{consequence}</Text>
        {error !== null && <Failure error={error} />}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose} data-autofocus>
            {t('cancel')}
          </Button>
          <Button color={danger ? 'danger' : undefined} loading={sending} onClick={act}>
            {confirm}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
