import { Text } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { Spotlight, spotlight } from '@mantine/spotlight'
import '@mantine/spotlight/styles.css'
import {
  IconDevices2,
  IconKeyboard,
  IconLogout,
  IconMoon,
  IconSearch,
  IconSettings,
  IconSun,
} from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { loadDevices } from '../api/devices'
import { signOut } from '../api/session'
import { useTheme } from '../preferences/useTheme'
import { visible } from '../text/visible'
import { deviceAddress } from '../ui/deviceAddress'
import { useTell } from '../ui/useTell'
import { useListedPages } from './Navigation'

/** Pages, devices and actions by a few letters; opens as soon as it is there. */
export default function Palette({ onClose, onHelp }: { onClose: () => void; onHelp: () => void }) {
  const { t } = useTranslation(['shell', 'common'])
  const [text, setText] = useState('')
  const [search] = useDebouncedValue(text.trim(), 200)
  const navigate = useNavigate()
  const tell = useTell()
  const [, setTheme] = useTheme()
  const { data, isError, isFetching } = useQuery({
    queryKey: ['palette', search],
    queryFn: ({ signal }) =>
      loadDevices(
        { search, filter: '', sort: { field: 'risk_score', direction: 'desc' } },
        { offset: 0, pagelength: 6, signal },
      ),
    enabled: search.length > 1,
  })
  useEffect(() => spotlight.open(), [])

  const matches = (label: string) => label.toLowerCase().includes(text.trim().toLowerCase())
  const pages = useListedPages().flatMap((run) =>
    run.pages.map(({ path, nav }) => ({ path, Icon: nav.icon, label: t(`nav.${nav.name}`) })),
  )
  const actions = [
    { label: `${t('theme')}: ${t('common:theme.light')}`, Icon: IconSun, act: () => setTheme('light') },
    { label: `${t('theme')}: ${t('common:theme.dark')}`, Icon: IconMoon, act: () => setTheme('dark') },
    { label: t('preferences'), Icon: IconSettings, act: () => navigate('/preferences') },
    { label: t('palette.help'), Icon: IconKeyboard, act: onHelp },
    {
      label: t('signOut'),
      Icon: IconLogout,
      act: () => signOut().catch((error) => tell.refusal(error, t('common:failure.notDone'))),
    },
  ]
  const searched = text.trim().length > 1
  const devices = searched ? (data?.rows ?? []) : []
  const state = !searched
    ? null
    : isError
      ? t('palette.failed')
      : isFetching || search !== text.trim()
        ? t('palette.searching')
        : devices.length === 0
          ? t('palette.nothing')
          : null
  const shownPages = pages.filter(({ label }) => matches(label))
  const shownActions = actions.filter(({ label }) => matches(label))

  return (
    <Spotlight.Root query={text} onQueryChange={setText} shortcut={null} onSpotlightClose={onClose} scrollable>
      <Spotlight.Search
        placeholder={t('palette.placeholder')}
        aria-label={t('palette.open')}
        leftSection={<IconSearch size={18} aria-hidden />}
      />
      <Spotlight.ActionsList>
        {shownPages.length > 0 && (
          <Spotlight.ActionsGroup label={t('palette.pages')}>
            {shownPages.map(({ path, Icon, label }) => (
              <Spotlight.Action
                key={path}
                label={label}
                leftSection={<Icon size={18} aria-hidden />}
                onClick={() => navigate(path)}
              />
            ))}
          </Spotlight.ActionsGroup>
        )}
        {text.trim() && (
          <Spotlight.ActionsGroup label={t('palette.devices')}>
            {state && (
              <Text role="status" c="dimmed" size="sm" px="md" py={6}>
                {state}
              </Text>
            )}
            {devices.map(({ deviceid, hostname, ip_address }) => (
              <Spotlight.Action
                key={deviceid}
                label={visible(hostname || deviceid)}
                description={visible(`${deviceid} ${ip_address ?? ''}`)}
                leftSection={<IconDevices2 size={18} aria-hidden />}
                onClick={() => navigate(deviceAddress(deviceid))}
              />
            ))}
            <Spotlight.Action
              label={t('palette.searchAll', { text: text.trim() })}
              leftSection={<IconSearch size={18} aria-hidden />}
              onClick={() => navigate(`/devices?${new URLSearchParams({ search: text.trim() })}`)}
            />
          </Spotlight.ActionsGroup>
        )}
        {shownActions.length > 0 && (
          <Spotlight.ActionsGroup label={t('palette.actions')}>
            {shownActions.map(({ label, Icon, act }) => (
              <Spotlight.Action key={label} label={label} leftSection={<Icon size={18} aria-hidden />} onClick={act} />
            ))}
          </Spotlight.ActionsGroup>
        )}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  )
}
