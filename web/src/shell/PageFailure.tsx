import { Button, EmptyState } from '@mantine/core'
import { IconRefresh } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'

/** A page that cannot be drawn, most often since the console was updated and its old files are gone. */
export function PageFailure() {
  const { t } = useTranslation('shell')
  return (
    <EmptyState icon={<IconRefresh />} title={t('failed.title')} description={t('failed.about')} role="alert">
      <EmptyState.Actions>
        <Button onClick={() => location.reload()}>{t('failed.reload')}</Button>
      </EmptyState.Actions>
    </EmptyState>
  )
}
