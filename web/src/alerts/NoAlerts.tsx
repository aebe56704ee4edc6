import { Button, EmptyState } from '@mantine/core'
import { IconBellCheck, IconSearchOff } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useSession } from '../api/session'
import { visible } from '../text/visible'
import { type AlertState, withState } from './state'

type Props = { state: AlertState | null; filter: string; onClear(): void; onAll(): void }

export function NoAlerts({ state, filter, onClear, onAll }: Props) {
  const { t } = useTranslation('alerts')
  const { tenant } = useSession()
  const other = state ? withState(filter, 'open') : filter
  if (other)
    return (
      <EmptyState icon={<IconSearchOff />} title={t('none.match')} description={visible(other)} mt="xl">
        <EmptyState.Actions>
          <Button variant="default" onClick={onClear}>
            {t('none.clear')}
          </Button>
        </EmptyState.Actions>
      </EmptyState>
    )
  if (state && state !== 'all')
    return (
      <EmptyState icon={<IconBellCheck />} title={t(`none.${state}`)} description={t(`none.${state}About`)} mt="xl">
        <EmptyState.Actions>
          <Button variant="default" onClick={onAll}>
            {t('none.showAll')}
          </Button>
        </EmptyState.Actions>
      </EmptyState>
    )
  return (
    <EmptyState icon={<IconBellCheck />} title={t('none.title')} description={t('none.about')} mt="xl">
      <code>iot-guardian import alerts FILE --tenant {visible(tenant)}</code>
    </EmptyState>
  )
}
