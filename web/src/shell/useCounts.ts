import { useQuery } from '@tanstack/react-query'
import { request } from '../api/client'

type Counts = { open_alerts: number; open_vulnerabilities: number }

/** How many are open, for the navigation; nothing while the server does not tell. */
export function useCounts(): { alerts?: number; vulnerabilities?: number } {
  const { data, isError } = useQuery({
    queryKey: ['counts'],
    queryFn: ({ signal }) => request<Counts>('GET', '/console/api/counts', { signal }),
    refetchInterval: 60_000,
    retry: false,
  })
  if (isError) return {}
  return { alerts: data?.open_alerts, vulnerabilities: data?.open_vulnerabilities }
}
