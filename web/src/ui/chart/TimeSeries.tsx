import { Anchor, Button, Group, useComputedColorScheme } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import uPlot from 'uplot'
import 'uplot/dist/uPlot.min.css'
import { formatNumber } from '../../text/number'
import { formatDayOfYear, formatMinute } from '../../text/time'
import table from '../Table.module.css'
import classes from './TimeSeries.module.css'

/** `color` is a CSS variable's name, such as `--severity-high`. */
export type Series = { name: string; color: string; values: (number | null)[] }
type Props = { label: string; times: string[]; series: Series[]; to?: string; height?: number }

/** Values over time from zero up, in UTC; the same figures as a table, and a way to what they count. */
export function TimeSeries({ label, times, series, to, height = 200 }: Props) {
  const { t } = useTranslation()
  const [asTable, setAsTable] = useState(false)
  return (
    <figure aria-label={label} style={{ margin: 0 }}>
      {asTable ? <Figures times={times} series={series} label={label} /> : <Plot {...{ times, series, height }} />}
      {series.length > 1 && !asTable && <Legend series={series} />}
      <Group component="figcaption" justify="space-between" gap="xs">
        <Button variant="subtle" size="compact-xs" onClick={() => setAsTable(!asTable)}>
          {t(asTable ? 'chart.asChart' : 'chart.asTable')}
        </Button>
        {to && (
          <Anchor component={Link} to={to} size="xs">
            {t('chart.open')}
          </Anchor>
        )}
      </Group>
    </figure>
  )
}

function Figures({ times, series, label }: Pick<Props, 'times' | 'series' | 'label'>) {
  const { t } = useTranslation()
  return (
    <div className={table.frame}>
      <table className={table.table} aria-label={label}>
        <thead>
          <tr>
            <th scope="col">{t('chart.time')}</th>
            {series.map(({ name }) => (
              <th key={name} scope="col" data-align="right">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {times.map((time, index) => (
            <tr key={time}>
              <td>{formatMinute(time)}</td>
              {series.map(({ name, values }) => (
                <td key={name} data-align="right">
                  {values[index] == null ? '–' : formatNumber(values[index])}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Legend({ series }: Pick<Props, 'series'>) {
  return (
    <ul className={classes.legend}>
      {series.map(({ name, color }) => (
        <li key={name}>
          <span className={classes.swatch} style={{ background: `var(${color})` }} aria-hidden />
          {name}
        </li>
      ))}
    </ul>
  )
}

// What is counted has no halves.
const wholeSteps = Array.from({ length: 10 }, (_, power) => [1, 2, 5].map((step) => step * 10 ** power)).flat()

// uPlot sets styles through the DOM's properties alone, so the content policy has nothing to refuse.
function Plot({ times, series, height }: Pick<Props, 'times' | 'series'> & { height: number }) {
  const frame = useRef<HTMLDivElement>(null)
  const scheme = useComputedColorScheme('light')
  // biome-ignore lint/correctness/useExhaustiveDependencies: the colours that are read below are the scheme's
  useEffect(() => {
    const element = frame.current
    if (!element) return
    const style = getComputedStyle(element)
    const color = (name: string) => style.getPropertyValue(name).trim()
    const axis = {
      stroke: color('--mantine-color-dimmed'),
      grid: { stroke: color('--guardian-border'), width: 1 },
      ticks: { stroke: color('--guardian-border'), width: 1 },
    }
    const plot = new uPlot(
      {
        width: element.clientWidth,
        height,
        legend: { show: false },
        tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1000), 'UTC'),
        scales: { y: { range: (_plot, _low, high) => [0, Math.max(1, (high ?? 1) * 1.05)] } },
        axes: [
          { ...axis, values: (_plot, seconds) => seconds.map((one) => formatDayOfYear(one * 1000)) },
          { ...axis, incrs: wholeSteps, values: (_plot, values) => values.map(formatNumber) },
        ],
        series: [{}, ...series.map(({ name, color: of }) => ({ label: name, stroke: color(of), width: 2 }))],
      },
      [times.map((time) => Date.parse(time) / 1000), ...series.map(({ values }) => values)],
      element,
    )
    const sizes = new ResizeObserver(() => plot.setSize({ width: element.clientWidth, height }))
    sizes.observe(element)
    return () => {
      sizes.disconnect()
      plot.destroy()
    }
  }, [times, series, height, scheme])
  return <div ref={frame} aria-hidden />
}
