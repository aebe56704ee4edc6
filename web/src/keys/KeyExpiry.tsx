import type { AccessKey } from '../api/types'
import { day } from '../text/time'
import { Severity } from '../ui/Severity'
import { Day, useNow } from '../ui/Time'
import { isOver } from './KeyStateLabel'

/** Amber 30 days before the end, red 7. */
export function KeyExpiry({ accessKey }: { accessKey: AccessKey }) {
  const end = accessKey.valid_until
  const left = Date.parse(end) - useNow()
  if (isOver(accessKey) || left > 30 * day) return <Day value={end} />
  return (
    <Severity plain level={left > 7 * day ? 'medium' : 'critical'}>
      <Day value={end} />
    </Severity>
  )
}
