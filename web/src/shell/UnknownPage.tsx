import { Button, EmptyState } from '@mantine/core'
import { IconMapOff } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { usePageTitle } from '../ui/usePageTitle'

export function UnknownPage() {
  const { t } = useTranslation('shell')
  usePageTitle(t('unknown.title'))
  return (
    <EmptyState icon={<IconMapOff />} title={t('unknown.title')} description={t('unknown.about')}>
      <EmptyState.Actions>
        <Button component={Link} to="/devices">
          {t('unknown.devices')}
        </Button>
      </EmptyState.Actions>
    </EmptyState>
  )
}
