import { Radio, Stack } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Theme } from '../api/types'
import { isLanguage, languages, setLanguage } from '../app/i18n'
import { Section } from '../ui/Section'
import { type Density, useDensity } from '../ui/table/useDensity'
import { useTheme } from './useTheme'

const densities: Density[] = ['comfortable', 'compact']
const themes: Theme[] = ['light', 'dark', 'auto']
/** Each in its own words: who cannot read the present language still finds theirs. */
const languageNames = { en: 'English', de: 'Deutsch' }

export function AppearanceSection() {
  const { t, i18n } = useTranslation(['preferences', 'common'])
  const [current, setTheme] = useTheme()
  const [density, setDensity] = useDensity()
  return (
    <Section title={t('appearance.title')}>
      <Stack>
        <Radio.Group label={t('appearance.theme')} value={current} onChange={(theme) => setTheme(theme as Theme)}>
          <Stack gap="xs" mt="xs">
            {themes.map((theme) => (
              <Radio key={theme} value={theme} label={t(`common:theme.${theme}`)} />
            ))}
          </Stack>
        </Radio.Group>
        <Radio.Group
          label={t('appearance.language')}
          value={i18n.resolvedLanguage ?? 'en'}
          onChange={(language) => isLanguage(language) && setLanguage(language)}
        >
          <Stack gap="xs" mt="xs">
            {languages.map((language) => (
              <Radio key={language} value={language} label={<span lang={language}>{languageNames[language]}</span>} />
            ))}
          </Stack>
        </Radio.Group>
        <Radio.Group
          label={t('appearance.density')}
          value={density}
          onChange={(chosen) => setDensity(chosen as Density)}
        >
          <Stack gap="xs" mt="xs">
            {densities.map((name) => (
              <Radio key={name} value={name} label={t(`appearance.${name}`)} />
            ))}
          </Stack>
        </Radio.Group>
      </Stack>
    </Section>
  )
}
