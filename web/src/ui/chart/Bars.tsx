import { Anchor } from '@mantine/core'
import { Link } from 'react-router'
import { formatNumber } from '../../text/number'
import { visible } from '../../text/visible'
import classes from './Bars.module.css'

/** `color` is a CSS variable's name; `to` leads to what the bar counts. */
export type Bar = { name: string; value: number; color?: string; to?: string }

/** Bars from zero, each with its figure: a table to whoever cannot see them. */
export function Bars({ label, bars }: { label: string; bars: Bar[] }) {
  const most = Math.max(1, ...bars.map(({ value }) => value))
  return (
    <table className={classes.bars} aria-label={label}>
      <tbody>
        {bars.map(({ name, value, color = '--guardian-chart', to }) => (
          <tr key={name}>
            <th scope="row">
              {to ? (
                <Anchor component={Link} to={to}>
                  {visible(name)}
                </Anchor>
              ) : (
                visible(name)
              )}
            </th>
            <td className={classes.figure}>{formatNumber(value)}</td>
            <td className={classes.track} aria-hidden>
              <div className={classes.bar} style={{ width: `${(100 * value) / most}%`, background: `var(${color})` }} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
