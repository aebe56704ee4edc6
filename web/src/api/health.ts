import { queryOptions } from '@tanstack/react-query'
import { request } from './client'

/** Null is what the process does not know. */
export type Health = {
  version: string | null
  started: string | null
  uptime_seconds: number | null
  database: { engine: 'sqlite' | 'postgresql'; schema: number | null; reachable: boolean } | null
  disk: { free_bytes: number | null; total_bytes: number | null } | null
  webhooks: { waiting: number | null; oldest: string | null } | null
  requests: { since_start: number | null; server_errors: number | null; last_minute: number | null } | null
  last_backup: string | null
}

export const healthQuery = queryOptions({
  queryKey: ['admin', 'health'],
  queryFn: ({ signal }) => request<Health>('GET', '/console/admin/health', { signal }),
  refetchInterval: 15_000,
})
