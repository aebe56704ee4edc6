import { Alert, Button, Checkbox, Group, Modal, Stack } from '@mantine/core'
import { IconEyeOff } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { LeaveGuard } from './LeaveGuard'
import { useWipe } from './useWipe'

type Props = {
  title: string
  /** That it is shown this once, and what to do when it is lost. */
  note: string
  leaveTitle: string
  leaveAbout: string
  children: ReactNode
  onClose(): void
}

/** Shows what is shown once: no stray click and no Escape closes it, and leaving asks first. */
export function OnceDialog({ title, note, leaveTitle, leaveAbout, children, onClose }: Props) {
  const { t } = useTranslation()
  const [stored, setStored] = useState(false)
  useWipe(true, onClose)
  return (
    <Modal
      opened
      onClose={() => {}}
      title={title}
      size="lg"
      withCloseButton={false}
      closeOnClickOutside={false}
      closeOnEscape={false}
    >
      <Stack>
        <Alert icon={<IconEyeOff size={18} />}>{note}</Alert>
        {children}
        <LeaveGuard active={!stored} title={leaveTitle} about={leaveAbout} />
        <Group justify="space-between">
          <Checkbox label={t('stored')} checked={stored} onChange={(event) => setStored(event.currentTarget.checked)} />
          <Button onClick={onClose} disabled={!stored}>
            {t('done')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
