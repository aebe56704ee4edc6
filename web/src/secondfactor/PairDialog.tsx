import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isProblem } from '../api/client'
import { confirmPairing, type Pairing } from '../api/secondFactor'
import { CodeField } from '../signin/CodeField'
import { CodeBox } from '../ui/CodeBox'
import { Failure } from '../ui/Failure'
import { useWipe } from '../ui/once/useWipe'
import { QrCode } from './QrCode'

type Props = { pairing: Pairing; onPaired(codes: string[]): void; onClose(): void }

/** The secret as a QR code and as text; the app's first code turns the factor on. */
export function PairDialog({ pairing, onPaired, onClose }: Props) {
  const { t } = useTranslation(['secondfactor', 'common'])
  const [code, setCode] = useState('')
  const [error, setError] = useState<unknown>(null)
  const [sending, setSending] = useState(false)
  useWipe(true, onClose)

  async function submit(event: FormEvent) {
    event.preventDefault()
    setSending(true)
    setError(null)
    try {
      onPaired((await confirmPairing(code.trim())).recovery_codes)
    } catch (problem) {
      setError(problem)
      setSending(false)
      if (isProblem(problem, 'wrong-code')) setCode('')
    }
  }

  const wrong = isProblem(error, 'wrong-code')
  const over = isProblem(error, 'wrong-state')
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('pair.title')}
      closeOnClickOutside={false}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <form onSubmit={submit}>
        <Stack>
          <Text>{t('pair.scan')}</Text>
          <Group justify="center">
            <QrCode text={pairing.uri} label={t('pair.qr')} />
          </Group>
          <CodeBox
            label={t('pair.secret')}
            value={pairing.secret.replace(/(.{4})(?=.)/g, '$1 ')}
            copyLabel={t('pair.copySecret')}
          />
          <CodeField
            autoFocus
            label={t('pair.code')}
            description={t('pair.codeHint')}
            value={code}
            onChange={setCode}
            error={wrong && t('pair.wrong')}
          />
          {over && <Text role="alert">{t('pair.expired')}</Text>}
          {error !== null && !wrong && !over && <Failure error={error} />}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('common:cancel')}
            </Button>
            <Button type="submit" loading={sending} disabled={!code.trim() || over}>
              {t('pair.confirm')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
