import { useTranslation } from 'react-i18next'
import { type Invitation, renewInvitation, revokeInvitation, type SentInvitation } from '../api/people'
import { visible } from '../text/visible'
import { ConfirmDialog } from '../ui/ConfirmDialog'
import { useStepUp } from '../ui/stepup/useStepUp'
import { useTell } from '../ui/useTell'

export type InvitationAction = 'renew' | 'revoke'

type Props = {
  invitation: Invitation
  action: InvitationAction
  onSent(sent: SentInvitation): void
  onChanged(): void
  onClose(): void
}

export function InvitationDialog({ invitation, action, onSent, onChanged, onClose }: Props) {
  const { t } = useTranslation('people')
  const tell = useTell()
  const stepUp = useStepUp()
  const email = visible(invitation.email)

  async function act() {
    try {
      if (action === 'renew') return onSent(await renewInvitation(invitation))
      await revokeInvitation(invitation)
    } finally {
      onChanged()
    }
    tell.done(t('revoke.done', { email }))
  }

  return (
    <ConfirmDialog
      danger={action === 'revoke'}
      title={t(`${action}.title`, { email })}
      consequence={t(`${action}.effect`, { email })}
      confirm={t(`${action}.confirm`)}
      stepUp={action === 'renew' ? stepUp : undefined}
      onConfirm={act}
      onClose={onClose}
    />
  )
}
