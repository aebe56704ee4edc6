import { useSearchParams } from 'react-router'

/** The chosen tab lives in the address as `tab`; the first one needs no word there. */
export function useTab<Name extends string>(names: readonly [Name, ...Name[]]): [Name, (name: string | null) => void] {
  const [params, setParams] = useSearchParams()
  const tab = names.find((name) => name === params.get('tab')) ?? names[0]
  const setTab = (name: string | null) =>
    setParams(
      (before) => {
        if (name && name !== names[0]) before.set('tab', name)
        else before.delete('tab')
        return before
      },
      { replace: true },
    )
  return [tab, setTab]
}
