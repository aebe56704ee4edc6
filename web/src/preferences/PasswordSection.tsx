import { Button, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Section } from '../ui/Section'
import { useOpener } from '../ui/useOpener'
import { PasswordDialog } from './PasswordDialog'

export function PasswordSection() {
  const { t } = useTranslation('preferences')
  const [opened, setOpened] = useState(false)
  const opener = useOpener()

  function close() {
    setOpened(false)
    opener.restore()
  }

  return (
    <Section title={t('password.title')}>
      <Text c="dimmed" mb="md">
        {t('password.about')}
      </Text>
      <Button variant="default" ref={opener.remember} onClick={() => setOpened(true)}>
        {t('password.change')}
      </Button>
      {opened && <PasswordDialog onClose={close} />}
    </Section>
  )
}
