import { useEffect, useRef, useState } from 'react'
import { type Item, type Outcome, runMany } from './runMany'

/** Each takes a call or a share of one: beyond this a browser is no place for it. */
export const mostAtOnce = 10_000

export type Many = {
  /** Which ones: at hand, or asked of the server when the work begins. */
  gather(signal: AbortSignal): Promise<Item[]>
  size: number
  act(ids: string[]): Promise<{ missing: string[] }>
}

type Phase = 'asking' | 'gathering' | 'working' | 'over'

/** Work on many things, step by step; it ends when the dialog goes. */
export function useMany({ gather, size, act }: Many) {
  const [phase, setPhase] = useState<Phase>('asking')
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const [error, setError] = useState<unknown>(null)
  const [tooMany, setTooMany] = useState<number | null>(null)
  const control = useRef<AbortController>(null)
  useEffect(() => () => control.current?.abort(), [])

  async function run(which: (signal: AbortSignal) => Promise<Item[]>): Promise<Outcome | null> {
    const next = new AbortController()
    control.current = next
    const { signal } = next
    setError(null)
    setOutcome(null)
    setPhase('gathering')
    try {
      const items = await which(signal)
      if (items.length > mostAtOnce) {
        setTooMany(items.length)
        setPhase('asking')
        return null
      }
      setPhase('working')
      const reached = await runMany({ items, size, act, signal, onProgress: setOutcome })
      setOutcome(reached)
      setPhase('over')
      return reached
    } catch (thrown) {
      if (!signal.aborted) setError(thrown)
      setPhase('asking')
      return null
    }
  }

  return {
    phase,
    outcome,
    error,
    /** How many were found, where that is more than can be done. */
    tooMany,
    start: () => run(gather),
    /** What was refused or not tried, once more. */
    again: () => run(async () => [...(outcome?.refused ?? []), ...(outcome?.left ?? [])]),
    stop: () => control.current?.abort(),
  }
}
