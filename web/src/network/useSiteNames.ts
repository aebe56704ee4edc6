import { useQuery } from '@tanstack/react-query'
import { siteListQuery } from '../api/network'

/** Sites are named by their ids in subnets and segments: their names, where they are known. */
export function useSiteNames() {
  const { data } = useQuery(siteListQuery)
  const names = new Map(data?.map(({ siteid, external_id }) => [siteid, external_id]))
  return (siteid: string): string | null => names.get(siteid) ?? null
}
