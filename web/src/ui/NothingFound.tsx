import { Button, EmptyState } from '@mantine/core'
import { IconSearchOff } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { visible } from '../text/visible'

type Props = { search: string; about: string; onClear(): void }

/** A search that found nothing, and the way out of it. */
export function NothingFound({ search, about, onClear }: Props) {
  const { t } = useTranslation('table')
  return (
    <EmptyState icon={<IconSearchOff />} title={t('noMatch', { search: visible(search) })} description={about} mt="xl">
      <EmptyState.Actions>
        <Button variant="default" onClick={onClear}>
          {t('clearSearch')}
        </Button>
      </EmptyState.Actions>
    </EmptyState>
  )
}
