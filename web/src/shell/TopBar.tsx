import { ActionIcon, Text } from '@mantine/core'
import { IconMenu2 } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useSession } from '../api/session'
import { Foreign } from '../ui/Foreign'
import { GlobalSearch } from './GlobalSearch'
import { Mark } from './Mark'
import { ThemeMenu } from './ThemeMenu'
import classes from './TopBar.module.css'
import { UserMenu } from './UserMenu'

export function TopBar({ onMenu }: { onMenu?: () => void }) {
  const { t } = useTranslation(['shell', 'common'])
  const { tenant } = useSession()
  return (
    <header className={classes.bar}>
      {onMenu && (
        <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t('openMenu')} onClick={onMenu}>
          <IconMenu2 size={20} />
        </ActionIcon>
      )}
      <Link to="/" className={classes.brand} aria-label={t('common:product')}>
        <Mark />
        <Text fw={600} className={classes.product}>
          {t('common:product')}
        </Text>
      </Link>
      <span className={classes.tenant}>
        <Foreign value={tenant} />
      </span>
      <GlobalSearch />
      <div className={classes.right}>
        <ThemeMenu />
        <UserMenu />
      </div>
    </header>
  )
}
