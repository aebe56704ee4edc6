import { useSearchParams } from 'react-router'

/** One word of the address: a search, a choice. Empty takes it away. */
export function useParam(name: string): [string, (value: string) => void] {
  const [params, setParams] = useSearchParams()
  const set = (value: string) =>
    setParams(
      (before) => {
        if (value.trim()) before.set(name, value.trim())
        else before.delete(name)
        return before
      },
      { replace: true },
    )
  return [params.get(name) ?? '', set]
}
