import { Button, Group, Modal, Stack } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isProblem } from '../api/client'
import { changePassword } from '../api/session'
import { Failure } from '../ui/Failure'
import { SecretField } from '../ui/SecretField'
import { useTell } from '../ui/useTell'

export const shortestPassword = 15

export function PasswordDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(['preferences', 'common'])
  const tell = useTell()
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const [error, setError] = useState<unknown>(null)
  const [sending, setSending] = useState(false)
  const tooShort = next.length > 0 && [...next].length < shortestPassword

  async function submit(event: FormEvent) {
    event.preventDefault()
    setSending(true)
    setError(null)
    try {
      await changePassword(current, next)
      tell.done(t('password.changed'))
      onClose()
    } catch (problem) {
      setError(problem)
      setSending(false)
    }
  }

  const wrong = isProblem(error, 'sign-in-failed')
  const weak = isProblem(error, 'weak-password')
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('password.change')}
      closeOnClickOutside={false}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <form onSubmit={submit}>
        <Stack>
          <SecretField
            label={t('password.current')}
            autoComplete="current-password"
            required
            value={current}
            onChange={setCurrent}
            error={wrong && t('password.wrong')}
          />
          <SecretField
            label={t('password.next')}
            autoComplete="new-password"
            required
            description={t('password.hint', { count: shortestPassword })}
            value={next}
            onChange={setNext}
            error={weak && error.message}
          />
          {error !== null && !wrong && !weak && <Failure error={error} />}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('common:cancel')}
            </Button>
            <Button type="submit" loading={sending} disabled={!current || !next || tooShort}>
              {t('password.change')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
