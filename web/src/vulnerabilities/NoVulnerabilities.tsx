import { Button, EmptyState } from '@mantine/core'
import { IconSearchOff, IconShieldCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useSession } from '../api/session'
import { visible } from '../text/visible'

export function NoVulnerabilities({ filter, onClear }: { filter: string; onClear(): void }) {
  const { t } = useTranslation('vulnerabilities')
  const { tenant } = useSession()
  if (filter)
    return (
      <EmptyState icon={<IconSearchOff />} title={t('none.match')} description={visible(filter)} mt="xl">
        <EmptyState.Actions>
          <Button variant="default" onClick={onClear}>
            {t('none.clear')}
          </Button>
        </EmptyState.Actions>
      </EmptyState>
    )
  return (
    <EmptyState icon={<IconShieldCheck />} title={t('none.title')} description={t('none.about')} mt="xl">
      <code>iot-guardian import vulnerabilities FILE --tenant {visible(tenant)}</code>
    </EmptyState>
  )
}
