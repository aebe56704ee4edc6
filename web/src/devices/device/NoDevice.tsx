import { Button, EmptyState } from '@mantine/core'
import { IconDevices2 } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { visible } from '../../text/visible'
import { usePageTitle } from '../../ui/usePageTitle'

export function NoDevice({ deviceid }: { deviceid: string }) {
  const { t } = useTranslation('device')
  usePageTitle(t('none.title'))
  return (
    <EmptyState
      icon={<IconDevices2 />}
      title={t('none.title')}
      description={t('none.about', { deviceid: visible(deviceid) })}
      mt="xl"
    >
      <EmptyState.Actions>
        <Button variant="default" component={Link} to={`/devices?${new URLSearchParams({ search: deviceid })}`}>
          {t('none.search')}
        </Button>
      </EmptyState.Actions>
    </EmptyState>
  )
}
