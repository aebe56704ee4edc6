import { queryOptions } from '@tanstack/react-query'
import { request } from './client'

export type AuditRecord = {
  seq: number
  time: string
  actor: string
  actor_email: string | null
  action: string
  target: string
  target_email: string | null
  result: 'ok' | 'refused'
  ip: string
  request_id: string
  detail: Record<string, unknown>
}

export type AuditFilter = { from: string; to: string; actor: string; action: string; target: string }
type AuditPage = { items: AuditRecord[]; next: number | null }

async function ask(query: Record<string, string | number | null>, signal: AbortSignal) {
  const known = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) if (value) known.set(name, String(value))
  return request<AuditPage>('GET', `/console/admin/audit?${known}`, { signal })
}

export async function loadAudit(filter: AuditFilter, before: number | null, signal: AbortSignal) {
  const { items, next } = await ask({ limit: 200, before, ...filter }, signal)
  return { rows: items, next }
}

export const auditRecordQuery = (seq: number) =>
  queryOptions({
    queryKey: ['audit', 'record', seq],
    queryFn: async ({ signal }) => {
      const { items } = await ask({ limit: 1, before: seq + 1 }, signal)
      return items.find((record) => record.seq === seq) ?? null
    },
    staleTime: Number.POSITIVE_INFINITY,
  })

export type Verification = {
  result: 'intact' | 'damaged'
  records: number
  checked_at: string
  first_bad: { seq: number; what: string } | null
}

/** The server keeps a result for five minutes. */
export const verificationQuery = queryOptions({
  queryKey: ['audit', 'verification'],
  queryFn: ({ signal }) => request<Verification>('GET', '/console/admin/audit/verification', { signal }),
  staleTime: 5 * 60_000,
})
