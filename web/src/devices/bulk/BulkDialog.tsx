import { Modal } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type BulkAction, type BulkPreview, type BulkResult, previewChange, type Which } from '../../api/devices'
import { useChanged } from '../../ui/useChanged'
import { BulkForm } from './BulkForm'
import { BulkOutcome } from './BulkOutcome'
import { BulkPreviewStep } from './BulkPreviewStep'
import type { Draft, Kind } from './fields'

type Props = { kind: Kind; which: Which; onDone(): void; onClose(): void }
type Checked = { action: BulkAction; draft: Draft; preview: BulkPreview }

/** What is to change, then for how many, then what came of it. */
export function BulkDialog({ kind, which: now, onDone, onClose }: Props) {
  const { t } = useTranslation(['devices', 'common'])
  const changed = useChanged()
  const [which] = useState(now) // those chosen when it was opened, whatever happens behind it
  const [draft, setDraft] = useState<Draft>()
  const [checked, setChecked] = useState<Checked | null>(null)
  const [sending, setSending] = useState(false)
  const [result, setResult] = useState<BulkResult | null>(null)

  async function check(action: BulkAction, given: Draft) {
    setDraft(given)
    setChecked({ action, draft: given, preview: await previewChange(which, action) })
  }

  async function finish(outcome: BulkResult) {
    setSending(false)
    setResult(outcome)
    await changed('devices')
  }

  function close() {
    onClose()
    if (result) onDone()
  }

  return (
    <Modal
      opened
      onClose={close}
      title={t(`bulk.${kind}.title`)}
      closeOnClickOutside={false}
      closeOnEscape={!sending}
      withCloseButton={!sending}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      {result ? (
        <BulkOutcome result={result} onClose={close} />
      ) : checked ? (
        <BulkPreviewStep
          which={which}
          action={checked.action}
          preview={checked.preview}
          sending={sending}
          onSending={setSending}
          onDone={finish}
          onBack={() => setChecked(null)}
        />
      ) : (
        <BulkForm kind={kind} first={draft} confirm={t('bulk.next')} onSubmit={check} onCancel={close} />
      )}
    </Modal>
  )
}
