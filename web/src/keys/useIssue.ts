import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { flushSync } from 'react-dom'
import { type Issue, keyListQuery } from '../api/keys'
import { useStepUp } from './useStepUp'

/**
 * One run of creating or rotating a key. The answer with the secret lives in this component's state alone and goes
 * with it: when the dialog closes, the page is left, or the browser puts the page aside for Back.
 */
export function useIssue(call: (idempotencyKey: string) => Promise<Issue>, onClose: () => void) {
  const queries = useQueryClient()
  const stepUp = useStepUp()
  const [idempotencyKey] = useState(() => crypto.randomUUID())
  const [issue, setIssue] = useState<Issue | null>(null)
  const [error, setError] = useState<unknown>(null)
  const [sending, setSending] = useState(false)
  const issued = issue !== null

  useEffect(() => {
    if (!issued) return
    const wipe = () => flushSync(onClose)
    const wipeReturned = (event: PageTransitionEvent) => event.persisted && wipe()
    window.addEventListener('pagehide', wipe)
    window.addEventListener('pageshow', wipeReturned)
    return () => {
      window.removeEventListener('pagehide', wipe)
      window.removeEventListener('pageshow', wipeReturned)
    }
  }, [issued, onClose])

  async function send() {
    setSending(true)
    setError(null)
    try {
      setIssue(await stepUp.run(() => call(idempotencyKey)))
    } catch (problem) {
      setError(problem)
    }
    setSending(false)
    queries.invalidateQueries(keyListQuery)
  }

  return { issue, error, sending, send, stepUp }
}
