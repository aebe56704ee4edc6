import { useTranslation } from 'react-i18next'
import type { Overview } from '../api/overview'
import { TimeSeries } from '../ui/chart/TimeSeries'
import { Section } from '../ui/Section'
import { severities } from './severities'

const midnight = ({ day }: { day: string }) => `${day}T00:00:00.000Z`

export function NewDevices({ days }: { days: Overview['devices']['new_by_day'] }) {
  const { t } = useTranslation('overview')
  const series = [{ name: t('new'), color: '--guardian-chart', values: days.map(({ count }) => count) }]
  return (
    <Section title={t('newByDay')}>
      <TimeSeries
        label={t('newByDay')}
        times={days.map(midnight)}
        series={series}
        to="/devices?sort=first_seen&direction=desc"
      />
    </Section>
  )
}

type AlertDays = { days: Overview['alerts']['by_day'] }

export function OpenAlerts({ days }: AlertDays) {
  const { t } = useTranslation('overview')
  const series = [{ name: t('open'), color: '--guardian-chart', values: days.map(({ open }) => open) }]
  return (
    <Section title={t('openByDay')}>
      <TimeSeries label={t('openByDay')} times={days.map(midnight)} series={series} to="/alerts" />
    </Section>
  )
}

export function RaisedAlerts({ days }: AlertDays) {
  const { t } = useTranslation(['overview', 'common'])
  const series = severities.map(({ name, color }) => ({
    name: t(`common:severity.${name}`),
    color,
    values: days.map(({ raised }) => raised[name]),
  }))
  return (
    <Section title={t('overview:raisedByDay')}>
      <TimeSeries
        label={t('overview:raisedByDay')}
        times={days.map(midnight)}
        series={series}
        to={`/alerts?${new URLSearchParams({ filter: 'resolved:(true, false)' })}`}
      />
    </Section>
  )
}
