import { Button, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useTranslation } from 'react-i18next'
import { Section } from '../ui/Section'
import { PasswordDialog } from './PasswordDialog'

export function PasswordSection() {
  const { t } = useTranslation('preferences')
  const [opened, { open, close }] = useDisclosure()
  return (
    <Section title={t('password.title')}>
      <Text c="dimmed" mb="md">
        {t('password.about')}
      </Text>
      <Button variant="default" onClick={open}>
        {t('password.change')}
      </Button>
      {opened && <PasswordDialog onClose={close} />}
    </Section>
  )
}
