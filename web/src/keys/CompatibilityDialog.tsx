import { Button, Group, Modal, Stack } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { keyListQuery, setDetectedDate } from '../api/keys'
import type { AccessKey } from '../api/types'
import { visible } from '../text/visible'
import { Failure } from '../ui/Failure'
import { useTell } from '../ui/useTell'
import { CompatibilityField } from './CompatibilityField'

type Props = { accessKey: AccessKey; onClose(): void }

export function CompatibilityDialog({ accessKey, onClose }: Props) {
  const { t } = useTranslation(['keys', 'common'])
  const tell = useTell()
  const queries = useQueryClient()
  const [form, setForm] = useState(accessKey.detected_date)
  const [error, setError] = useState<unknown>(null)
  const [sending, setSending] = useState(false)
  const label = visible(accessKey.label)

  async function save(event: FormEvent) {
    event.preventDefault()
    setSending(true)
    try {
      await setDetectedDate(accessKey, form)
      tell.done(t('compatibility.done', { label }))
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
      title={t('compatibility.title', { label })}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <form onSubmit={save}>
        <Stack>
          <CompatibilityField value={form} onChange={setForm} autoFocus />
          {error !== null && <Failure error={error} />}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('common:cancel')}
            </Button>
            <Button type="submit" loading={sending} disabled={form === accessKey.detected_date}>
              {t('compatibility.save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
