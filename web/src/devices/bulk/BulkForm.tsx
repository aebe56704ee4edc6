import { Button, Group, Stack } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BulkAction } from '../../api/devices'
import { Failure } from '../../ui/Failure'
import { AttributeFields } from './AttributeFields'
import { actionOf, type Draft, emptyDraft, type Kind } from './fields'
import { SiteField } from './SiteField'
import { TagFields } from './TagFields'

type Props = {
  kind: Kind
  /** What was given before, on the way back. */
  first?: Draft
  confirm: string
  /** What it throws is shown, and the form stays. */
  onSubmit(action: BulkAction, draft: Draft): Promise<unknown>
  onCancel(): void
}

/** What is to become of the devices. */
export function BulkForm({ kind, first = emptyDraft, confirm, onSubmit, onCancel }: Props) {
  const { t } = useTranslation('common')
  const [draft, setDraft] = useState(first)
  const [error, setError] = useState<unknown>(null)
  const [sending, setSending] = useState(false)
  const action = actionOf(kind, draft)
  const fields = { draft, onChange: (change: Partial<Draft>) => setDraft({ ...draft, ...change }) }

  async function submit(event: FormEvent) {
    event.preventDefault()
    if (!action) return
    setSending(true)
    setError(null)
    try {
      await onSubmit(action, draft)
    } catch (thrown) {
      setError(thrown)
      setSending(false)
    }
  }

  return (
    <form onSubmit={submit}>
      <Stack>
        {(kind === 'tag' || kind === 'untag') && <TagFields {...fields} />}
        {kind === 'attribute' && <AttributeFields {...fields} />}
        {kind === 'site' && <SiteField {...fields} />}
        {error !== null && <Failure error={error} />}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onCancel}>
            {t('cancel')}
          </Button>
          <Button type="submit" loading={sending} disabled={!action}>
            {confirm}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
