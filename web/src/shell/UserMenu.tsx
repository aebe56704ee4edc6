import { Menu, Text, UnstyledButton } from '@mantine/core'
import { IconChevronDown, IconLogout, IconSettings } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { signOut, useSession } from '../api/session'
import { Foreign } from '../ui/Foreign'
import { useTell } from '../ui/useTell'
import classes from './TopBar.module.css'

export function UserMenu() {
  const { t } = useTranslation(['shell', 'common'])
  const { user } = useSession()
  const tell = useTell()
  return (
    <Menu width={200}>
      <Menu.Target>
        <UnstyledButton className={classes.user}>
          <Foreign value={user.name || user.email} />
          <IconChevronDown size={14} aria-hidden />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Text px="sm" py={4} size="xs" c="dimmed" component="div">
          <Foreign value={user.email} />
        </Text>
        <Menu.Item component={Link} to="/preferences" leftSection={<IconSettings size={16} />}>
          {t('preferences')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item
          leftSection={<IconLogout size={16} />}
          onClick={() => signOut().catch((error) => tell.refusal(error, t('common:failure.notDone')))}
        >
          {t('signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
