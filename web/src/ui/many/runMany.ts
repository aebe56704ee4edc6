import { ApiError } from '../../api/client'

export type Item = { id: string; name: string }
/** `reason` is what the server said; null: it is not there any more. */
export type Refused = Item & { reason: string | null }
export type Outcome = {
  total: number
  done: Item[]
  refused: Refused[]
  /** Not tried, since the run was stopped or met `error`. */
  left: Item[]
  error: unknown
}

type Work = {
  items: Item[]
  /** How many a call takes. */
  size: number
  /** Does it for these; tells which of them are not there any more. */
  act(ids: string[]): Promise<{ missing: string[] }>
  signal: AbortSignal
  onProgress?(outcome: Outcome): void
  pause?(seconds: number, signal: AbortSignal): Promise<void>
}

const usualPause = 5

const wait = (seconds: number, signal: AbortSignal) =>
  new Promise<void>((resolve) => {
    if (signal.aborted) return resolve()
    const timer = setTimeout(resolve, seconds * 1000)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      resolve()
    })
  })

/** About these items alone: the others may still succeed. */
const concernsItems = (error: unknown): error is ApiError =>
  error instanceof ApiError && [400, 404, 409, 412, 422].includes(error.status)

const reasonOf = ({ status, message }: ApiError) => (status === 404 ? null : message)

/**
 * One call after the other, so that it can be stopped between two of them. What is refused is kept with the reason and
 * the rest goes on; a limit of calls is waited for; anything else ends the run. What is done stays done.
 */
export async function runMany({ items, size, act, signal, onProgress, pause = wait }: Work): Promise<Outcome> {
  const outcome: Outcome = { total: items.length, done: [], refused: [], left: items, error: null }
  while (outcome.left.length > 0 && !signal.aborted) {
    const batch = outcome.left.slice(0, size)
    try {
      const { missing } = await act(batch.map(({ id }) => id))
      const gone = new Set(missing)
      for (const item of batch) {
        if (gone.has(item.id)) outcome.refused.push({ ...item, reason: null })
        else outcome.done.push(item)
      }
    } catch (error) {
      if (error instanceof ApiError && error.status === 429) {
        await pause(error.retryAfter ?? usualPause, signal)
        continue
      }
      if (!concernsItems(error)) {
        outcome.error = error
        break
      }
      outcome.refused.push(...batch.map((item) => ({ ...item, reason: reasonOf(error) })))
    }
    outcome.left = outcome.left.slice(size)
    onProgress?.({ ...outcome })
  }
  return outcome
}
