import { useSearchParams } from 'react-router'

/** The filter lives in the address as `filter`. */
export function useFilter(): [string, (filter: string) => void] {
  const [params, setParams] = useSearchParams()
  const set = (filter: string) =>
    setParams((before) => {
      if (filter.trim()) before.set('filter', filter.trim())
      else before.delete('filter')
      return before
    })
  return [params.get('filter') ?? '', set]
}
