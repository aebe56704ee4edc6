import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { Overview } from '../api/overview'
import { formatNumber } from '../text/number'
import { devicesFound, vulnerabilitiesFound } from '../ui/filter/address'
import classes from './Overview.module.css'

const sum = (counts: Record<string, number>) => Object.values(counts).reduce((all, count) => all + count, 0)

/** The four figures people look for first; each leads to what it counts. */
export function Tiles({ overview: { devices, alerts, vulnerabilities } }: { overview: Overview }) {
  const { t } = useTranslation('overview')
  const tiles = [
    { name: 'devices', value: devices.total, to: '/devices' },
    { name: 'active', value: devices.active_24h, to: devicesFound('last_activity:>-24h') },
    { name: 'alerts', value: sum(alerts.open), to: '/alerts' },
    { name: 'vulnerabilities', value: sum(vulnerabilities.open), to: vulnerabilitiesFound('') },
  ] as const
  return (
    <ul className={classes.tiles}>
      {tiles.map(({ name, value, to }) => (
        <li key={name}>
          <Link className={classes.tile} to={to}>
            <span className="dimmed">{t(`tiles.${name}`)}</span>
            <span className={classes.figure}>{formatNumber(value)}</span>
          </Link>
        </li>
      ))}
    </ul>
  )
}
