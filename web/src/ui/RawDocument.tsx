import { visible } from '../text/visible'
import { CodeBox } from './CodeBox'
import classes from './RawDocument.module.css'

type Props = { label: string; copyLabel: string; value: object }

/** All that is stored of a thing, folded away: for whoever wants to see a member that the page has no place for. */
export function RawDocument({ label, copyLabel, value }: Props) {
  const lines = JSON.stringify(value, null, 2).split('\n').map(visible).join('\n')
  return (
    <details className={classes.details}>
      <summary>{label}</summary>
      <CodeBox lines label="JSON" value={lines} copyLabel={copyLabel} />
    </details>
  )
}
