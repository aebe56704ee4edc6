import { Foreign } from '../ui/Foreign'
import classes from './KeyCards.module.css'
import { KeyExpiry } from './KeyExpiry'
import type { KeyListProps } from './KeyList'
import { KeyMenu } from './KeyMenu'
import { KeyStateLabel } from './KeyStateLabel'

/** Where a table has no room: which key, its state, when it ends. */
export function KeyCards({ keys, onAction }: KeyListProps) {
  return (
    <ul className={classes.list}>
      {keys.map((key) => (
        <li key={key.id} className={classes.card}>
          <div>
            <strong>
              <Foreign value={key.label} />
            </strong>
            <small className="dimmed">
              <Foreign value={key.id} mono />
            </small>
            <div className={classes.facts}>
              <KeyStateLabel accessKey={key} />
              <KeyExpiry accessKey={key} />
            </div>
          </div>
          <KeyMenu accessKey={key} onAction={onAction} />
        </li>
      ))}
    </ul>
  )
}
