import type { ReactNode } from 'react'
import { visible } from '../text/visible'
import classes from './Facts.module.css'
import { Unknown } from './Foreign'

/** A text is shown as one from outside; null and "" are unknown. */
export type Fact = { label: string; value: ReactNode }

/** Labels and their values, whole: a long value wraps. */
export function Facts({ facts }: { facts: Fact[] }) {
  return (
    <dl className={classes.facts}>
      {facts.map(({ label, value }) => (
        <div key={label} className={classes.fact}>
          <dt>{label}</dt>
          <dd>{!value ? <Unknown /> : typeof value === 'string' ? <bdi>{visible(value)}</bdi> : value}</dd>
        </div>
      ))}
    </dl>
  )
}
