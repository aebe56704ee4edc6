import type { Icon } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import classes from './StateLabel.module.css'

type Props = { icon: Icon; tone?: 'good' | 'bad' | 'off' | 'plain'; children: ReactNode }

/** A state as icon and word. */
export function StateLabel({ icon: Glyph, tone = 'plain', children }: Props) {
  return (
    <span className={classes.state} data-tone={tone}>
      <Glyph size={15} aria-hidden />
      {children}
    </span>
  )
}
