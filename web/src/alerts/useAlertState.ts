import { useSearchParams } from 'react-router'
import type { AlertState } from '../api/alerts'

export const alertStates = ['open', 'resolved', 'all'] as const satisfies AlertState[]

/** Which alerts by their state: in the address as `state`; the open ones need no word there. */
export function useAlertState(): [AlertState, (state: string) => void] {
  const [params, setParams] = useSearchParams()
  const state = alertStates.find((one) => one === params.get('state')) ?? 'open'
  const setState = (next: string) =>
    setParams((before) => {
      if (next === 'open') before.delete('state')
      else before.set('state', next)
      return before
    })
  return [state, setState]
}
