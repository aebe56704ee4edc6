import { useQuery } from '@tanstack/react-query'
import { request } from './client'

type Facets = { items: { value: string; count: number }[]; has_more: boolean; is_exact: boolean }

/** How many devices have a value of a field; null where the server does not tell exactly. docs/console-api.md */
export function useDeviceCounts(field: 'site' | 'tag'): (value: string) => number | null {
  const { data } = useQuery({
    queryKey: ['facets', 'device', field],
    queryFn: ({ signal }) =>
      request<Facets>('GET', `/console/api/facets?${new URLSearchParams({ type: 'device', field })}`, { signal }),
    retry: false,
    staleTime: 30_000,
  })
  if (!data?.is_exact) return () => null
  const counts = new Map(data.items.map(({ value, count }) => [value, count]))
  return (value) => counts.get(value) ?? (data.has_more ? null : 0)
}
