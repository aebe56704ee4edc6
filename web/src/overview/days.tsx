import { useTranslation } from 'react-i18next'
import type { Overview } from '../api/overview'
import { TimeSeries } from '../ui/chart/TimeSeries'
import { Section } from '../ui/Section'
import { severities } from './severities'

const midnight = ({ day }: { day: string }) => `${day}T00:00:00.000Z`

export function NewDevices({ days }: { days: Overview['devices']['new_by_day'] }) {
  const { t } = useTranslation('overview')
  const series = [{ name: t('new'), color: '--mantine-primary-color-filled', values: days.map(({ count }) => count) }]
  return (
    <Section title={t('newByDay')} wide>
      <TimeSeries
        label={t('newByDay')}
        times={days.map(midnight)}
        series={series}
        to="/devices?sort=first_seen&direction=desc"
      />
    </Section>
  )
}

export function AlertsOverTime({ days }: { days: Overview['alerts']['by_day'] }) {
  const { t } = useTranslation(['overview', 'common'])
  const raised = severities.map(({ name, color }) => ({
    name: t('overview:raised', { severity: t(`common:severity.${name}`) }),
    color,
    values: days.map((day) => day.raised[name]),
  }))
  const open = {
    name: t('overview:open'),
    color: '--mantine-primary-color-filled',
    values: days.map((day) => day.open),
  }
  return (
    <Section title={t('overview:alertsByDay')} wide>
      <TimeSeries
        label={t('overview:alertsByDay')}
        times={days.map(midnight)}
        series={[open, ...raised]}
        to="/alerts"
      />
    </Section>
  )
}
