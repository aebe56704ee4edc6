import { UnstyledButton } from '@mantine/core'
import { IconLayoutSidebarLeftCollapse, IconLayoutSidebarLeftExpand } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { NavLink } from 'react-router'
import { useSession } from '../api/session'
import { type Page, pages, type Section } from '../app/pages'
import { formatNumber } from '../text/number'
import classes from './Navigation.module.css'
import { useCounts } from './useCounts'

type Props = { folded?: boolean; onFold?: () => void; onNavigate?: () => void }
type Listed = Page & { nav: NonNullable<Page['nav']> }

/** The pages that the person is shown, in runs of one section each. */
export function useListedPages(): { section?: Section; pages: Listed[] }[] {
  const { role } = useSession()
  const runs: { section?: Section; pages: Listed[] }[] = []
  for (const page of pages) {
    if (!page.nav || (page.nav.roles && !page.nav.roles.includes(role))) continue
    const { section } = page.nav
    const run = runs.at(-1)
    if (run && run.section === section) run.pages.push(page as Listed)
    else runs.push({ section, pages: [page as Listed] })
  }
  return runs
}

export function Navigation({ folded = false, onFold, onNavigate }: Props) {
  const { t } = useTranslation('shell')
  const counts = useCounts()
  const FoldIcon = folded ? IconLayoutSidebarLeftExpand : IconLayoutSidebarLeftCollapse
  const foldText = folded ? t('unfold') : t('fold')

  function link({ path, nav }: Listed) {
    const name = t(`nav.${nav.name}`)
    const count = nav.count && counts[nav.count]
    const shown = count ? formatNumber(count) : null
    return (
      <li key={path}>
        <NavLink
          className={classes.link}
          to={path}
          end={path === '/'}
          onClick={onNavigate}
          title={folded ? name : undefined}
        >
          <nav.icon size={18} stroke={1.6} aria-hidden />
          <span className={classes.name}>{name}</span>
          {shown && (
            <span className={classes.count} title={t(`open.${nav.count ?? 'alerts'}`, { shown })}>
              {shown}
            </span>
          )}
        </NavLink>
      </li>
    )
  }

  return (
    <nav className={classes.nav} aria-label={t('navigation')} data-folded={folded || undefined}>
      <ul className={classes.list}>
        {useListedPages().map(({ section, pages }) =>
          section ? (
            <li key={section}>
              <div className={classes.section} id={`section-${section}`}>
                {t(`sections.${section}`)}
              </div>
              <ul className={classes.list} aria-labelledby={`section-${section}`}>
                {pages.map(link)}
              </ul>
            </li>
          ) : (
            pages.map(link)
          ),
        )}
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
