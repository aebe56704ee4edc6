import { Anchor } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { Link, useLocation } from 'react-router'
import classes from './DetailPage.module.css'

type Props = {
  /** The list it belongs to; the way back keeps the list's filter. */
  back: { to: string; label: string }
  head: ReactNode
  main: ReactNode
  side: ReactNode
}

/** Given to a link from a list, so that the way back leads to the same rows. */
export const fromList = (search: string) => ({ listSearch: search })

export function BackLink({ to, label }: Props['back']) {
  const { state } = useLocation()
  const search = typeof state?.listSearch === 'string' ? state.listSearch : ''
  return (
    <Anchor component={Link} to={`${to}${search}`} className={classes.back} underline="hover">
      <IconArrowLeft size={15} aria-hidden /> {label}
    </Anchor>
  )
}

/** One thing of a list: what it is at the left, its facts at the right. */
export function DetailPage({ back, head, main, side }: Props) {
  return (
    <div className={classes.page}>
      <BackLink {...back} />
      {head}
      <div className={classes.columns}>
        <div className={classes.column}>{main}</div>
        <div className={classes.column}>{side}</div>
      </div>
    </div>
  )
}
