import { useTranslation } from 'react-i18next'
import { CodeBox } from '../ui/CodeBox'
import { OnceDialog } from '../ui/once/OnceDialog'

export function SecretDialog({ secret, onClose }: { secret: string; onClose(): void }) {
  const { t } = useTranslation('webhooks')
  return (
    <OnceDialog
      title={t('secret.title')}
      note={t('secret.note')}
      leaveTitle={t('secret.leave')}
      leaveAbout={t('secret.leaveAbout')}
      onClose={onClose}
    >
      <CodeBox label={t('secret.label')} value={secret} copyLabel={t('secret.copy')} />
    </OnceDialog>
  )
}
