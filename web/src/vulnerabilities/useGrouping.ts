import { useSearchParams } from 'react-router'

export const groupings = ['vulnerability', 'device'] as const
export type Grouping = (typeof groupings)[number]

/** In the address as `by`; the filter stays, columns and order belong to one of the two. */
export function useGrouping(): [Grouping, (by: string) => void] {
  const [params, setParams] = useSearchParams()
  const by = groupings.find((one) => one === params.get('by')) ?? 'vulnerability'
  const setBy = (next: string) =>
    setParams((before) => {
      before.set('by', next)
      for (const name of ['columns', 'sort', 'direction', 'view']) before.delete(name)
      return before
    })
  return [by, setBy]
}
