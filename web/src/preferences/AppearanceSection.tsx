import { Radio, Stack } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Theme } from '../api/types'
import { Section } from '../ui/Section'
import { useTheme } from './useTheme'

const themes: Theme[] = ['light', 'dark', 'auto']

export function AppearanceSection() {
  const { t } = useTranslation(['preferences', 'common'])
  const [current, setTheme] = useTheme()
  return (
    <Section title={t('appearance.title')}>
      <Radio.Group label={t('appearance.theme')} value={current} onChange={(theme) => setTheme(theme as Theme)}>
        <Stack gap="xs" mt="xs">
          {themes.map((theme) => (
            <Radio key={theme} value={theme} label={t(`common:theme.${theme}`)} />
          ))}
        </Stack>
      </Radio.Group>
    </Section>
  )
}
