import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { SentInvitation } from '../api/people'
import { formatMinute } from '../text/time'
import { visible } from '../text/visible'
import { CodeBox } from '../ui/CodeBox'
import { OnceDialog } from '../ui/once/OnceDialog'

type Props = { sent: SentInvitation; onClose(): void }

export function LinkDialog({ sent: { invitation, link }, onClose }: Props) {
  const { t } = useTranslation('people')
  const email = visible(invitation.email)
  return (
    <OnceDialog
      title={t('link.title', { email })}
      note={t('link.note')}
      leaveTitle={t('link.leave')}
      leaveAbout={t('link.leaveAbout')}
      onClose={onClose}
    >
      <CodeBox label={t('link.label')} value={link} copyLabel={t('link.copy')} />
      <Text>{t('link.how', { email, until: formatMinute(invitation.expires) })}</Text>
    </OnceDialog>
  )
}
