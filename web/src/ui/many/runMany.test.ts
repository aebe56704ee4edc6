import { expect, test, vi } from 'vitest'
import { ApiError, Unreachable } from '../../api/client'
import { runMany } from './runMany'

const items = ['a', 'b', 'c', 'd', 'e'].map((id) => ({ id, name: `name ${id}` }))
const ids = (some: { id: string }[]) => some.map(({ id }) => id).join('')
const refusal = (status: number, wait: number | null = null) =>
  new ApiError(status, { code: status, msg: `no ${status}`, type: 'about:blank' }, null, wait)

test('goes on behind what is refused and what has gone, and keeps the reasons', async () => {
  const act = vi.fn(async ([id]: string[]) => {
    if (id === 'b') throw refusal(409)
    if (id === 'c') throw refusal(404)
    return { missing: id === 'd' ? ['d'] : [] }
  })
  const steps: number[] = []
  const outcome = await runMany({
    items,
    size: 1,
    act,
    signal: new AbortController().signal,
    onProgress: ({ left }) => steps.push(left.length),
  })
  expect(ids(outcome.done)).toBe('ae')
  expect(outcome.refused.map(({ id, reason }) => [id, reason])).toEqual([
    ['b', 'no 409'],
    ['c', null],
    ['d', null],
  ])
  expect(outcome.left).toEqual([])
  expect(steps).toEqual([4, 3, 2, 1, 0])
})

test('takes as many a call as it may', async () => {
  const act = vi.fn(async () => ({ missing: [] }))
  await runMany({ items, size: 2, act, signal: new AbortController().signal })
  expect(act.mock.calls.map(([batch]: unknown[]) => batch)).toEqual([['a', 'b'], ['c', 'd'], ['e']])
})

test('waits as long as the server asks for, then does the same again', async () => {
  const act = vi
    .fn(async () => ({ missing: [] as string[] }))
    .mockRejectedValueOnce(refusal(429, 7))
    .mockRejectedValueOnce(refusal(429))
  const pause = vi.fn(async () => {})
  const outcome = await runMany({ items, size: 5, act, signal: new AbortController().signal, pause })
  expect(pause.mock.calls.map(([seconds]: unknown[]) => seconds)).toEqual([7, 5])
  expect(ids(outcome.done)).toBe('abcde')
})

test.each([
  ['no answer', new Unreachable('gone')],
  ['no right', refusal(403)],
  ['a failure of the server', refusal(500)],
])('ends at %s: nothing more is tried', async (_name, error) => {
  const act = vi.fn(async ([id]: string[]) => {
    if (id === 'b') throw error
    return { missing: [] }
  })
  const outcome = await runMany({ items, size: 1, act, signal: new AbortController().signal })
  expect([ids(outcome.done), ids(outcome.left), outcome.error]).toEqual(['a', 'bcde', error])
  expect(act).toHaveBeenCalledTimes(2)
})

test('stops between two calls, and what is done stays told', async () => {
  const control = new AbortController()
  const act = vi.fn(async ([id]: string[]) => {
    if (id === 'b') control.abort()
    return { missing: [] }
  })
  const outcome = await runMany({ items, size: 1, act, signal: control.signal })
  expect([ids(outcome.done), ids(outcome.left), outcome.error]).toEqual(['ab', 'cde', null])
})
