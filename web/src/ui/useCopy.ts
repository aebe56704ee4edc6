import { useEffect, useState } from 'react'

type State = 'idle' | 'copied' | 'failed'

export function useCopy(): [State, (value: string) => Promise<void>] {
  const [state, setState] = useState<State>('idle')
  useEffect(() => {
    if (state === 'idle') return
    const timer = setTimeout(() => setState('idle'), 2500)
    return () => clearTimeout(timer)
  }, [state])
  return [
    state,
    async (value) => {
      try {
        await navigator.clipboard.writeText(value)
        setState('copied')
      } catch {
        setState('failed')
      }
    },
  ]
}
