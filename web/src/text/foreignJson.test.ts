import { expect, test } from 'vitest'
import { instant, record, records, text, texts } from './foreignJson'

test.each([
  ['text', 'a', 'a'],
  ['a figure', 0, '0'],
  ['nothing', '', null],
  ['an object', {}, null],
  ['no number', Number.NaN, null],
  ['absent', undefined, null],
])('text: %s', (_name, value, expected) => expect(text(value)).toBe(expected))

test('a list is what of it can be shown, and not endless', () => {
  expect(texts(['a', null, { b: 1 }, 2])).toEqual(['a', '2'])
  expect(texts('alone')).toEqual(['alone'])
  expect(texts(null)).toEqual([])
  expect(texts(Array.from({ length: 5000 }, String))).toHaveLength(100)
})

test('what is no object has no members', () => {
  for (const value of [null, 'a', [1], undefined]) expect(record(value)).toEqual({})
  expect(records({ a: 1 })).toEqual([])
  expect(records([{ a: 1 }, 'b'])).toEqual([{ a: 1 }, {}])
})

test.each([
  ['a time', '2026-01-01T00:00:00.000Z', '2026-01-01T00:00:00.000Z'],
  ['a list of one', ['2026-01-01T00:00:00.000Z'], '2026-01-01T00:00:00.000Z'],
  ['no time', 'yesterday', null],
  ['absent', null, null],
])('instant: %s', (_name, value, expected) => expect(instant(value)).toBe(expected))
