import { Anchor } from '@mantine/core'
import { Link } from 'react-router'
import { formatNumber } from '../text/number'
import { Unknown } from './Foreign'

type Props = { count: number | null; to: string; label: string }

/** How many there are, leading to them. */
export function CountLink({ count, to, label }: Props) {
  if (count === null) return <Unknown />
  if (count === 0) return <span className="dimmed">0</span>
  return (
    <Anchor component={Link} to={to} aria-label={label}>
      {formatNumber(count)}
    </Anchor>
  )
}
