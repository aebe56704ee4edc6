import i18next from 'i18next'
import { expect, test } from 'vitest'
import { endOfDay, formatDay, formatExact, formatMinute, formatRelative } from './time'

const now = Date.parse('2026-11-23T14:05:09.000Z')
const at = (seconds: number) => now + seconds * 1000

test.each([
  [-5, 'just now'],
  [20, 'just now'],
  [-180, '3\u00a0min ago'],
  [-3599, '59\u00a0min ago'],
  [-3600, '1\u00a0h ago'],
  [-86_400 * 12, '12\u00a0d ago'],
  [86_400 * 6, 'in 6\u00a0d'],
  [-86_400 * 60, '24 Sep 2026'],
])('%i seconds from now is "%s"', (seconds, words) => {
  expect(formatRelative(at(seconds), now, i18next.getFixedT('en', 'common'))).toBe(words)
})

test('dates are in UTC', () => {
  expect(formatDay(now)).toBe('23 Nov 2026')
  expect(formatMinute(now)).toBe('23 Nov 2026, 14:05')
  expect(formatExact(now)).toBe('23 Nov 2026, 14:05:09 UTC')
  expect(formatMinute('2026-09-01T00:00:00.000Z')).toBe('1 Sep 2026, 00:00')
})

test('a day ends with its last millisecond', () => {
  expect(endOfDay('2026-11-23').toISOString()).toBe('2026-11-23T23:59:59.999Z')
})
