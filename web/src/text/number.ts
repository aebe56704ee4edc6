import i18next from 'i18next'

const options = { maximumFractionDigits: 1 } as const
const formats = {
  en: new Intl.NumberFormat('en', options),
  de: new Intl.NumberFormat('de', options),
}

/** Digits grouped by a narrow no-break space, in the language's decimals: 12 430.5, 12 430,5. */
export function formatNumber(value: number): string {
  const format = i18next.resolvedLanguage === 'de' ? formats.de : formats.en
  return format
    .formatToParts(value)
    .map(({ type, value }) => (type === 'group' ? '\u202f' : value))
    .join('')
}

/** A number of matches; the server stops counting at 10,000 of them: 10 000+. */
export const formatCount = (count: number, exact = true) => `${formatNumber(count)}${exact ? '' : '+'}`
