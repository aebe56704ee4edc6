const grouped = new Intl.NumberFormat('en', { maximumFractionDigits: 1 })

/** Digits grouped by a narrow no-break space: 12 430. */
export function formatNumber(value: number): string {
  return grouped.format(value).replaceAll(',', '\u202f')
}
