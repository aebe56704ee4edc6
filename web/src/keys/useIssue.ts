import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { type Issue, keyListQuery } from '../api/keys'
import { useWipe } from '../ui/once/useWipe'
import { useStepUp } from '../ui/stepup/useStepUp'

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

  useWipe(issued, onClose)

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
