import { Group, Kbd, Modal, Stack, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'

const keys = {
  everywhere: [
    ['palette', 'Ctrl K'],
    ['search', '/'],
    ['help', '?'],
    ['close', 'Esc'],
  ],
  tables: [
    ['down', 'j'],
    ['up', 'k'],
    ['select', 'x'],
    ['openRow', 'Enter'],
    ['edges', 'Home End'],
  ],
} as const

export function HelpSheet({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(['shell', 'common'])
  return (
    <Modal opened onClose={onClose} title={t('help.title')} closeButtonProps={{ 'aria-label': t('common:close') }}>
      <Stack>
        {(['everywhere', 'tables'] as const).map((place) => (
          <Stack key={place} gap={6}>
            <Title order={3}>{t(`help.${place}`)}</Title>
            {keys[place].map(([what, shown]) => (
              <Group key={what} justify="space-between">
                {t(`help.${what}`)}
                <span>
                  {shown.split(' ').map((key) => (
                    <Kbd key={key} ml={4}>
                      {key}
                    </Kbd>
                  ))}
                </span>
              </Group>
            ))}
          </Stack>
        ))}
      </Stack>
    </Modal>
  )
}
