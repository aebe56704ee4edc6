import { Button, Group, Modal, Stack } from '@mantine/core'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { createKey } from '../../api/keys'
import type { KeyPolicy } from '../../api/types'
import { parseNetworks } from '../../text/network'
import { Failure } from '../../ui/Failure'
import { IssuedModal } from '../issued/IssuedModal'
import { useIssue } from '../useIssue'
import { ConfirmStep } from './ConfirmStep'
import { type Draft, endOf, newDraft, toNewKey } from './draft'
import { LifetimeStep } from './LifetimeStep'
import { NameStep } from './NameStep'
import { PermissionStep } from './PermissionStep'
import { StepLine } from './StepLine'

export const steps = ['name', 'permissions', 'lifetime', 'confirm'] as const

type Props = { policy: KeyPolicy; onClose(): void }

export function KeyWizard({ policy, onClose }: Props) {
  const { t } = useTranslation(['keys', 'common'])
  const maxDays = policy.max_key_days
  const [draft, setDraft] = useState<Draft>(() => newDraft(maxDays))
  const [at, setAt] = useState(0)
  const body = useRef<HTMLFormElement>(null)
  const { issue, error, sending, send, stepUp } = useIssue(
    (run) => createKey(toNewKey(draft, maxDays, Date.now()), run),
    onClose,
  )

  // biome-ignore lint/correctness/useExhaustiveDependencies: each step begins at its first field
  useEffect(() => body.current?.querySelector<HTMLElement>('[data-autofocus]')?.focus(), [at])

  if (issue) return <IssuedModal issue={issue} onClose={onClose} />

  const step = steps[at] ?? 'name'
  const complete = {
    name: draft.label.trim() !== '',
    permissions: parseNetworks(draft.networks).refused.length === 0,
    lifetime: endOf(draft.lifetime, maxDays, Date.now()) !== null,
    confirm: stepUp.ready,
  }[step]
  const change = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }))

  function next(event: FormEvent) {
    event.preventDefault()
    if (!complete) return
    if (step === 'confirm') send()
    else setAt(at + 1)
  }

  return (
    <Modal
      opened
      onClose={onClose}
      title={t('wizard.title')}
      size="lg"
      closeOnClickOutside={false}
      closeOnEscape={!sending}
      closeButtonProps={{ 'aria-label': t('common:close'), disabled: sending }}
    >
      <StepLine at={at} />
      <form ref={body} onSubmit={next} aria-label={t(`wizard.steps.${step}`)}>
        <Stack>
          {step === 'name' && <NameStep draft={draft} onChange={change} />}
          {step === 'permissions' && <PermissionStep draft={draft} mayWrite={policy.may_write} onChange={change} />}
          {step === 'lifetime' && <LifetimeStep draft={draft} maxDays={maxDays} onChange={change} />}
          {step === 'confirm' && <ConfirmStep draft={draft} maxDays={maxDays} stepUp={stepUp} />}
          {error !== null && step === 'confirm' && <Failure error={error} title={t('wizard.failed')} />}
          <Group justify="space-between" mt="xs">
            {at === 0 ? (
              <Button variant="default" onClick={onClose}>
                {t('common:cancel')}
              </Button>
            ) : (
              <Button variant="default" onClick={() => setAt(at - 1)} disabled={sending}>
                {t('wizard.back')}
              </Button>
            )}
            <Button
              type="submit"
              loading={sending}
              disabled={!complete}
              data-autofocus={step === 'confirm' || undefined}
            >
              {step === 'confirm' ? t('wizard.create') : t('wizard.next')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
