import { useQuery } from '@tanstack/react-query'
import { request } from '../api/client'

export type Counts = { alerts: number; vulnerabilities: number }

/** How many are open, for the navigation; nothing while the server does not tell. */
export function useCounts(): Partial<Counts> {
  const { data } = useQuery({
    queryKey: ['counts'],
    queryFn: ({ signal }) => request<Counts>('GET', '/console/api/counts', { signal }),
    refetchInterval: (query) => (query.state.error ? false : 60_000),
    retry: false,
  })
  return data ?? {}
}
