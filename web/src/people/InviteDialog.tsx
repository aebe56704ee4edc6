import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isProblem } from '../api/client'
import { invite, type SentInvitation } from '../api/people'
import type { Role } from '../api/types'
import { ConfirmDialog } from '../ui/ConfirmDialog'
import { useStepUp } from '../ui/stepup/useStepUp'
import { RoleField } from './RoleField'

type Props = { onSent(sent: SentInvitation): void; onClose(): void }

const told = ['member-exists', 'invited-already', 'too-many-invitations'] as const

export function InviteDialog({ onSent, onClose }: Props) {
  const { t } = useTranslation('people')
  const stepUp = useStepUp()
  const [email, setEmail] = useState('')
  const [name, setName] = useState('')
  const [role, setRole] = useState<Role>('read-only')
  const [refused, setRefused] = useState<(typeof told)[number] | null>(null)
  const reason = (error: unknown) => told.find((type) => isProblem(error, type)) ?? null

  async function send() {
    setRefused(null)
    try {
      onSent(await invite({ email: email.trim(), name: name.trim() || undefined, role }))
    } catch (error) {
      setRefused(reason(error))
      throw error
    }
  }

  return (
    <ConfirmDialog
      title={t('invite.title')}
      confirm={t('invite.confirm')}
      ready={email.includes('@')}
      stepUp={stepUp}
      silent={(error) => reason(error) !== null}
      onConfirm={send}
      onClose={onClose}
    >
      <TextInput
        label={t('invite.email')}
        type="email"
        autoComplete="off"
        required
        withAsterisk={false}
        data-autofocus
        value={email}
        onChange={(event) => setEmail(event.currentTarget.value)}
        error={refused && t(`invite.refused.${refused}`)}
      />
      <TextInput
        label={t('invite.name')}
        description={t('invite.nameHint')}
        autoComplete="off"
        maxLength={200}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <RoleField value={role} onChange={setRole} />
    </ConfirmDialog>
  )
}
