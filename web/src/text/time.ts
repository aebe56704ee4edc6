import i18next, { type TFunction } from 'i18next'

const second = 1000
const minute = 60 * second
const hour = 60 * minute
export const day = 24 * hour

const utc = { timeZone: 'UTC' } as const
const dayParts = { ...utc, day: 'numeric', month: 'short', year: 'numeric' } as const
const dayFormats = {
  en: new Intl.DateTimeFormat('en-GB', dayParts),
  de: new Intl.DateTimeFormat('de', dayParts),
}
const clock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const
const minuteFormat = new Intl.DateTimeFormat('en-GB', { ...utc, ...clock })
const secondFormat = new Intl.DateTimeFormat('en-GB', { ...utc, ...clock, second: '2-digit' })

type Instant = Date | string | number
const date = (instant: Instant) => new Date(instant)

/** 23 Nov 2026, in German 23. Nov. 2026. `Sept` is cut to the three letters of the other months. */
export const formatDay = (instant: Instant) =>
  dayFormats[i18next.resolvedLanguage === 'de' ? 'de' : 'en'].format(date(instant)).replace('Sept', 'Sep')

/** 23 Nov, where the year goes without saying. */
export const formatDayOfYear = (instant: Instant) => formatDay(instant).replace(/\.? \d{4}$/, '')

/** 23 Nov 2026, 14:05 */
export const formatMinute = (instant: Instant) => `${formatDay(instant)}, ${minuteFormat.format(date(instant))}`

/** 23 Nov 2026, 14:05:09 UTC */
export const formatExact = (instant: Instant) => `${formatDay(instant)}, ${secondFormat.format(date(instant))} UTC`

/** `just now`, `3 min ago`, `5 h ago`, `12 d ago`, `in 12 d`; a plain day when further away than 30 days. */
export function formatRelative(instant: Instant, now: number, t: TFunction<'common'>): string {
  const distance = date(instant).getTime() - now
  const size = Math.abs(distance)
  if (size < minute) return t('time.now')
  if (size >= 30 * day) return formatDay(instant)
  const [count, unit] =
    size < hour
      ? [Math.floor(size / minute), t('time.min')]
      : size < day
        ? [Math.floor(size / hour), t('time.h')]
        : [Math.floor(size / day), t('time.d')]
  return t(distance < 0 ? 'time.ago' : 'time.in', { amount: `${count}\u00a0${unit}` })
}

/** The last instant of a calendar day (UTC), from the value of a date field. */
export const endOfDay = (yyyyMmDd: string) => new Date(`${yyyyMmDd}T23:59:59.999Z`)

/** The value of a date field for an instant (UTC). */
export const dateFieldValue = (instant: Instant) => date(instant).toISOString().slice(0, 10)
