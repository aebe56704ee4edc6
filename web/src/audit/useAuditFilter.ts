import { useSearchParams } from 'react-router'

export const auditFields = ['from', 'to', 'actor', 'action', 'target'] as const
export type AuditField = (typeof auditFields)[number]
export type AuditTexts = Record<AuditField, string>

const isDay = (text: string) => /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text))

/** What is asked of the server: whole days (UTC), the last one included. */
export function askedOf({ from, to, ...rest }: AuditTexts): AuditTexts {
  const dayAfter = isDay(to) ? new Date(Date.parse(to) + 24 * 3_600_000).toISOString() : ''
  return { ...rest, from: isDay(from) ? `${from}T00:00:00.000Z` : '', to: dayAfter }
}

/** The filter lives in the address, a parameter each. */
export function useAuditFilter() {
  const [params, setParams] = useSearchParams()
  const texts = Object.fromEntries(auditFields.map((name) => [name, params.get(name) ?? ''])) as AuditTexts
  const set = (changes: Partial<AuditTexts>) =>
    setParams((before) => {
      for (const [name, value] of Object.entries(changes)) {
        if (value.trim()) before.set(name, value.trim())
        else before.delete(name)
      }
      return before
    })
  return {
    texts,
    set,
    filtered: auditFields.some((name) => texts[name]),
    clear: () => set({ from: '', to: '', actor: '', action: '', target: '' }),
  }
}
