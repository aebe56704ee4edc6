// Members of documents from outside: any of them may be missing, or be something else than is expected.

export type Document = Record<string, unknown>

const most = 100

export const record = (value: unknown): Document =>
  value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as Document) : {}

/** A text or a figure as text; null for anything else and for "". */
export function text(value: unknown): string | null {
  if (typeof value === 'string') return value || null
  return typeof value === 'number' && Number.isFinite(value) ? String(value) : null
}

/** The texts of a list, or of one text alone; no more of them than a page can show. */
export const texts = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value])
    .slice(0, most)
    .map(text)
    .filter((one) => one !== null)

export const records = (value: unknown): Document[] => (Array.isArray(value) ? value.slice(0, most).map(record) : [])

/** A point in time, if it is one. */
export function instant(value: unknown): string | null {
  const first = Array.isArray(value) ? value[0] : value
  return typeof first === 'string' && !Number.isNaN(Date.parse(first)) ? first : null
}
