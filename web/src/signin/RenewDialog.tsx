import { Anchor, Modal, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useSession } from '../api/session'
import { SignInForm } from './SignInForm'

/** Over the page whose session has ended: what was typed there stays, and its calls go on after signing in. */
export function RenewDialog() {
  const { t } = useTranslation('signin')
  const { user, tenant } = useSession()
  return (
    <Modal
      opened
      onClose={() => {}}
      title={t('expired')}
      withCloseButton={false}
      closeOnClickOutside={false}
      closeOnEscape={false}
      zIndex={1000}
      size="sm"
    >
      <Text c="dimmed" mb="md">
        {t('expiredAbout')}
      </Text>
      <SignInForm known={{ email: user.email, tenant }} />
      <Anchor component="button" type="button" size="xs" mt="md" onClick={() => location.assign('/')}>
        {t('someoneElse')}
      </Anchor>
    </Modal>
  )
}
