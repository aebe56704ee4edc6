import { UnstyledButton } from '@mantine/core'
import { IconLayoutSidebarLeftCollapse, IconLayoutSidebarLeftExpand } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { NavLink } from 'react-router'
import { pages } from '../app/pages'
import classes from './Navigation.module.css'

type Props = { folded?: boolean; onFold?: () => void; onNavigate?: () => void }

export function Navigation({ folded = false, onFold, onNavigate }: Props) {
  const { t } = useTranslation('shell')
  const FoldIcon = folded ? IconLayoutSidebarLeftExpand : IconLayoutSidebarLeftCollapse
  const foldText = folded ? t('unfold') : t('fold')
  return (
    <nav className={classes.nav} aria-label={t('navigation')} data-folded={folded || undefined}>
      <ul className={classes.list}>
        {pages.map(({ path, nav }) => {
          if (!nav) return null
          const name = t(`nav.${nav.name}`)
          return (
            <li key={path}>
              <NavLink className={classes.link} to={path} onClick={onNavigate} title={folded ? name : undefined}>
                <nav.icon size={18} stroke={1.6} aria-hidden />
                <span className={classes.name}>{name}</span>
              </NavLink>
            </li>
          )
        })}
      </ul>
      {onFold && (
        <UnstyledButton className={classes.link} onClick={onFold} title={foldText} aria-label={foldText}>
          <FoldIcon size={18} stroke={1.6} aria-hidden />
          <span className={classes.name}>{foldText}</span>
        </UnstyledButton>
      )}
    </nav>
  )
}
