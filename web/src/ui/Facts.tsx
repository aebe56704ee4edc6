import { visible } from '../text/visible'
import classes from './Facts.module.css'

type Fact = { label: string; value: string }

/** Labels and their values, whole: a long value wraps. */
export function Facts({ facts }: { facts: Fact[] }) {
  return (
    <dl className={classes.facts}>
      {facts.map(({ label, value }) => (
        <div key={label} className={classes.fact}>
          <dt>{label}</dt>
          <dd>
            <bdi>{visible(value) || '–'}</bdi>
          </dd>
        </div>
      ))}
    </dl>
  )
}
