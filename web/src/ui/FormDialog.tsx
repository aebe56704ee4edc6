import { Button, Group, Modal, Stack } from '@mantine/core'
import { type FormEvent, type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Failure } from './Failure'
import { type FieldErrors, fieldErrors } from './fieldErrors'

type Props = {
  title: string
  /** The verb and its object: "Create site". */
  submit: string
  ready?: boolean
  /** The members of the body that the form has fields for. */
  fields: readonly string[]
  /** The field that holds the name, for when it is taken. */
  conflict?: string
  size?: 'md' | 'lg' | 'xl'
  /** Closes by itself when it is done; what it throws is told beside the fields, and the dialog stays. */
  onSubmit(): Promise<unknown>
  onClose(): void
  children(errors: FieldErrors): ReactNode
}

export function FormDialog({
  title,
  submit,
  ready = true,
  fields,
  conflict,
  size,
  onSubmit,
  onClose,
  children,
}: Props) {
  const { t } = useTranslation()
  const [error, setError] = useState<unknown>(null)
  const [sending, setSending] = useState(false)
  const errors = fieldErrors(error, fields, conflict)

  async function act(event: FormEvent) {
    event.preventDefault()
    if (sending || !ready) return
    setSending(true)
    setError(null)
    try {
      await onSubmit()
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
      size={size}
      closeOnClickOutside={false}
      closeOnEscape={!sending}
      closeButtonProps={{ 'aria-label': t('close'), disabled: sending }}
    >
      <form onSubmit={act} noValidate>
        <Stack>
          {children(errors ?? {})}
          {error !== null && !errors && <Failure error={error} />}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose} disabled={sending}>
              {t('cancel')}
            </Button>
            <Button type="submit" loading={sending} disabled={!ready}>
              {submit}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
