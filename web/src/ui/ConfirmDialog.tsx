import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { type FormEvent, type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Failure } from './Failure'
import { StepUpField } from './stepup/StepUpField'
import type { StepUp } from './stepup/useStepUp'

type Props = {
  title: string
  /** What will be so afterwards, and for whom. */
  consequence?: ReactNode
  /** The verb and its object: "Delete site". */
  confirm: string
  /** Closes by itself when it is done; what it throws is shown, and the dialog stays. */
  onConfirm(): Promise<unknown>
  onClose(): void
  danger?: boolean
  /** Given where the server wants the password of the last minutes: asks for it when it is due. */
  stepUp?: StepUp
  /** Fields of the dialog; the first with `data-autofocus` gets the focus, and Enter confirms. */
  children?: ReactNode
  /** Whether the fields are complete. */
  ready?: boolean
  size?: string
  /** Errors that one of the fields tells itself. */
  silent?(error: unknown): boolean
}

export function ConfirmDialog(props: Props) {
  const {
    title,
    consequence,
    confirm,
    onConfirm,
    onClose,
    danger = false,
    stepUp,
    children,
    ready = true,
    size,
    silent,
  } = props
  const { t } = useTranslation()
  const [error, setError] = useState<unknown>(null)
  const [sending, setSending] = useState(false)

  async function act(event: FormEvent) {
    event.preventDefault()
    // The dialog may be drawn over another form.
    event.stopPropagation()
    setSending(true)
    setError(null)
    try {
      let done = false
      const run = async () => {
        await onConfirm()
        done = true
      }
      await (stepUp ? stepUp.run(run) : run())
      if (done) return onClose()
    } catch (thrown) {
      setError(thrown)
    }
    setSending(false)
  }

  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      size={size}
      closeOnClickOutside={!sending && !children && !stepUp?.due}
      closeOnEscape={!sending}
      withCloseButton={!sending}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <form onSubmit={act} aria-label={title}>
        <Stack>
          {consequence && <Text component="div">{consequence}</Text>}
          {children}
          {stepUp && <StepUpField stepUp={stepUp} />}
          {error !== null && !silent?.(error) && <Failure error={error} />}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose} disabled={sending} data-autofocus>
              {t('cancel')}
            </Button>
            <Button
              type="submit"
              color={danger ? 'danger' : undefined}
              loading={sending}
              disabled={!ready || stepUp?.ready === false}
            >
              {confirm}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
