import { Button, Checkbox, Group, Modal, Stack, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isProblem } from '../../api/client'
import { Failure } from '../Failure'

type Props = {
  title: string
  confirm: string
  name?: string
  /** Otherwise whether it is shared is not asked. */
  mayShare?: boolean
  onConfirm(name: string, shared: boolean): Promise<unknown>
  onClose(): void
}

/** The name of a view, and who sees it. */
export function ViewDialog({ title, confirm, name: first = '', mayShare = false, onConfirm, onClose }: Props) {
  const { t } = useTranslation(['views', 'common'])
  const [name, setName] = useState(first)
  const [shared, setShared] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const [sending, setSending] = useState(false)
  const taken = isProblem(error, 'name-taken')
  const full = isProblem(error, 'too-many-views')

  async function submit(event: FormEvent) {
    event.preventDefault()
    setSending(true)
    setError(null)
    try {
      await onConfirm(name.trim(), shared)
      onClose()
    } catch (thrown) {
      setError(thrown)
      setSending(false)
    }
  }

  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ 'aria-label': t('common:close') }}>
      <form onSubmit={submit}>
        <Stack>
          <TextInput
            label={t('name')}
            data-autofocus
            maxLength={80}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            error={taken && t('taken')}
          />
          {mayShare && (
            <Checkbox
              label={t('share')}
              description={t('shareAbout')}
              checked={shared}
              onChange={(event) => setShared(event.currentTarget.checked)}
            />
          )}
          {full && <Failure error={error} title={t('full')} />}
          {error !== null && !taken && !full && <Failure error={error} />}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('common:cancel')}
            </Button>
            <Button type="submit" loading={sending} disabled={!name.trim()}>
              {confirm}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
