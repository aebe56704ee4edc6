import { Button, Group } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useSession } from '../api/session'
import { CodeBox } from '../ui/CodeBox'
import { OnceDialog } from '../ui/once/OnceDialog'
import { saveFile } from '../ui/saveFile'

export function CodesDialog({ codes, onClose }: { codes: string[]; onClose(): void }) {
  const { t } = useTranslation(['secondfactor', 'common'])
  const { user } = useSession()
  const text = codes.join('\n')
  const file = `${t('codes.file', { email: user.email })}\n\n${text}\n`
  return (
    <OnceDialog
      title={t('codes.title')}
      note={t('codes.note')}
      leaveTitle={t('leave.title')}
      leaveAbout={t('leave.about')}
      onClose={onClose}
    >
      <CodeBox whole lines label={t('codes.label')} value={text} copyLabel={t('codes.copy')} />
      <Group>
        <Button
          variant="default"
          size="xs"
          leftSection={<IconDownload size={16} />}
          onClick={() => saveFile('iot-guardian-recovery-codes.txt', 'text/plain', file)}
        >
          {t('common:download')}
        </Button>
      </Group>
    </OnceDialog>
  )
}
