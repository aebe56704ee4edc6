import { ActionIcon, Menu } from '@mantine/core'
import { IconCheck, IconDeviceDesktop, IconMoon, IconSun } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useTheme } from '../preferences/useTheme'

const icons = { auto: IconDeviceDesktop, light: IconSun, dark: IconMoon }
const themes = ['light', 'dark', 'auto'] as const

export function ThemeMenu() {
  const { t } = useTranslation(['shell', 'common'])
  const [current, setTheme] = useTheme()
  const Current = icons[current]
  return (
    <Menu>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t('theme')}>
          <Current size={18} stroke={1.6} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {themes.map((theme) => {
          const ThemeIcon = icons[theme]
          return (
            <Menu.Item
              key={theme}
              leftSection={<ThemeIcon size={16} />}
              rightSection={theme === current && <IconCheck size={14} aria-label={t('current')} />}
              onClick={() => setTheme(theme)}
            >
              {t(`common:theme.${theme}`)}
            </Menu.Item>
          )
        })}
      </Menu.Dropdown>
    </Menu>
  )
}
