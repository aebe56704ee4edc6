import { useQuery } from '@tanstack/react-query'
import { inventory } from '../api/inventory'
import { loadPolicies } from '../api/policies'

const pagelength = 1000

/** The profiles that have recommendations; where those are too many to read, all profiles there are. */
export function useProfiles(): string[] {
  const { data } = useQuery({
    queryKey: ['policies', 'profiles'],
    queryFn: async ({ signal }) => {
      const { rows, total } = await loadPolicies('', { offset: 0, pagelength, signal })
      const names = rows.flatMap(({ sourceProfiles }) => sourceProfiles)
      if (total > rows.length) {
        const { mapping } = await inventory.get('profile/mapping', { signal })
        names.push(...mapping.map(({ profile }) => profile))
      }
      return [...new Set(names)].sort((one, other) => one.localeCompare(other))
    },
  })
  return data ?? []
}
