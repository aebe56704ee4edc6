import type { TFunction } from 'i18next'
import { formatNumber } from '../text/number'

/** The two largest units: 3 days 4 hours. */
export function formatDuration(seconds: number, t: TFunction<'health'>): string {
  const minutes = Math.floor(seconds / 60)
  const parts = (['days', 'hours', 'minutes'] as const).map((unit) => {
    const count = { days: Math.floor(minutes / 1440), hours: Math.floor(minutes / 60) % 24, minutes: minutes % 60 }[
      unit
    ]
    return { count, text: t(`duration.${unit}`, { count, shown: formatNumber(count) }) }
  })
  const first = parts.findIndex(({ count }) => count > 0)
  if (first < 0) return t('duration.moment')
  return parts
    .slice(first, first + 2)
    .filter(({ count }) => count > 0)
    .map(({ text }) => text)
    .join(' ')
}

const units = ['B', 'kB', 'MB', 'GB', 'TB', 'PB']

export function formatBytes(bytes: number): string {
  const power = bytes < 1000 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3))
  return `${formatNumber(bytes / 1000 ** power)} ${units[power]}`
}
