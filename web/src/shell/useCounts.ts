import { useQuery } from '@tanstack/react-query'
import { request } from '../api/client'

type Counts = { open_alerts: number; open_vulnerabilities: number }

/** How many are open, for the navigation; nothing while the server does not tell. */
export function useCounts(): { alerts?: number; vulnerabilities?: number } {
  const { data } = useQuery({
    queryKey: ['counts'],
    queryFn: ({ signal }) => request<Counts>('GET', '/console/api/counts', { signal }),
    refetchInterval: (query) => (query.state.error ? false : 60_000),
    retry: false,
  })
  return { alerts: data?.open_alerts, vulnerabilities: data?.open_vulnerabilities }
}
