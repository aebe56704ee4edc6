import type { ReactNode } from 'react'
import classes from './ListPage.module.css'
import { PageHead } from './PageHead'

type Props = { title: string; about: string; action?: ReactNode; children: ReactNode }

/** A page that is one list: the list takes all the height that is left. */
export function ListPage({ children, ...head }: Props) {
  return (
    <div className={classes.page}>
      <PageHead {...head} />
      {children}
    </div>
  )
}

/** What stands above the list: a search, and beside it other choices and the count. */
export function ListTools({ search, children }: { search: ReactNode; children?: ReactNode }) {
  return (
    <div className={classes.tools}>
      <div className={classes.search}>{search}</div>
      {children}
    </div>
  )
}
