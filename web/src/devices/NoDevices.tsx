import { Button, EmptyState } from '@mantine/core'
import { IconDevices2, IconSearchOff } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useSession } from '../api/session'
import { visible } from '../text/visible'

/** What stands where no device is; `text` is what was looked for. */
export function NoDevices({ text, onClear }: { text: string; onClear: () => void }) {
  const { t } = useTranslation('devices')
  const { tenant } = useSession()
  if (text)
    return (
      <EmptyState
        icon={<IconSearchOff />}
        title={t('none.match', { search: visible(text) })}
        description={t('none.matchAbout')}
        mt="xl"
      >
        <EmptyState.Actions>
          <Button variant="default" onClick={onClear}>
            {t('none.clear')}
          </Button>
        </EmptyState.Actions>
      </EmptyState>
    )
  return (
    <EmptyState icon={<IconDevices2 />} title={t('none.title')} description={t('none.about')} mt="xl">
      <code>iot-guardian import devices FILE --tenant {visible(tenant)}</code>
    </EmptyState>
  )
}
