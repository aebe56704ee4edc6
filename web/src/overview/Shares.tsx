import { useTranslation } from 'react-i18next'
import type { Overview } from '../api/overview'
import { Bars } from '../ui/chart/Bars'
import { alertsFound, devicesWith, vulnerabilitiesFound } from '../ui/filter/address'
import { Section } from '../ui/Section'
import classes from './Overview.module.css'
import { levels, severities } from './severities'

const shownCategories = 8

/** What the whole consists of, as bars. */
export function Shares({ overview: { devices, alerts, vulnerabilities } }: { overview: Overview }) {
  const { t } = useTranslation(['overview', 'common'])
  const categories = devices.by_category.slice(0, shownCategories).map(({ value, count }) => ({
    name: value || t('overview:unknown'),
    value: count,
    to: devicesWith('category', value),
  }))
  const risks = levels.map(({ word, name, color }) => ({
    name: t(`common:severity.${name}`),
    value: devices.by_risk_level[word] ?? 0,
    color,
    to: devicesWith('risk_level', word),
  }))
  const openAlerts = severities.map(({ name, color }) => ({
    name: t(`common:severity.${name}`),
    value: alerts.open[name],
    color,
    to: alertsFound(`severity:${name}`),
  }))
  const openVulnerabilities = levels.map(({ word, name, color }) => ({
    name: t(`common:severity.${name}`),
    value: vulnerabilities.open[word] ?? 0,
    color,
    to: vulnerabilitiesFound(`severity:${word}`),
  }))
  const shares = [
    { title: t('overview:byCategory'), bars: categories },
    { title: t('overview:byRisk'), bars: risks },
    { title: t('overview:alertsBySeverity'), bars: openAlerts },
    { title: t('overview:vulnerabilitiesBySeverity'), bars: openVulnerabilities },
  ]
  return (
    <div className={classes.shares}>
      {shares.map(({ title, bars }) => (
        <Section key={title} title={title}>
          <Bars label={title} bars={bars} />
        </Section>
      ))}
    </div>
  )
}
