import { Drawer } from '@mantine/core'
import { useDisclosure, useLocalStorage, useMediaQuery } from '@mantine/hooks'
import { useTranslation } from 'react-i18next'
import { Outlet } from 'react-router'
import { Navigation } from './Navigation'
import { OfflineBanner } from './OfflineBanner'
import classes from './Shell.module.css'
import { Shortcuts } from './Shortcuts'
import { TopBar } from './TopBar'
import { useFocusKeeper } from './useFocusKeeper'
import { useNewPage } from './useNewPage'

export function Shell() {
  const { t } = useTranslation(['shell', 'common'])
  const narrow = useMediaQuery('(max-width: 56.24em)', false, { getInitialValueInEffect: false })
  const [folded, setFolded] = useLocalStorage({
    key: 'navigation-folded',
    defaultValue: false,
    getInitialValueInEffect: false,
  })
  const [drawer, { open, close }] = useDisclosure()
  useNewPage('content')
  useFocusKeeper()

  return (
    <div className={classes.shell}>
      <a className={classes.skip} href="#content">
        {t('skip')}
      </a>
      <TopBar onMenu={narrow ? open : undefined} />
      <OfflineBanner />
      <Shortcuts />
      <div className={classes.body}>
        {narrow ? (
          <Drawer
            opened={drawer}
            onClose={close}
            size={260}
            title={t('common:product')}
            closeButtonProps={{ 'aria-label': t('closeMenu') }}
          >
            <Navigation onNavigate={close} />
          </Drawer>
        ) : (
          <aside className={classes.side} data-folded={folded || undefined}>
            <Navigation folded={folded} onFold={() => setFolded(!folded)} />
          </aside>
        )}
        <main id="content" className={classes.content} tabIndex={-1}>
          <Outlet />
        </main>
      </div>
    </div>
  )
}
