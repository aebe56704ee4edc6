import { expect, test } from 'vitest'
import { endOf, lifetimes, newDraft, toNewKey } from './draft'

const now = Date.parse('2026-11-23T14:05:00.000Z')

test('presets end at the tenant’s maximum', () => {
  expect(lifetimes(3650)).toEqual([30, 90, 180, 365, 3650])
  expect(lifetimes(365)).toEqual([30, 90, 180, 365])
  expect(lifetimes(200)).toEqual([30, 90, 180, 200])
  expect(lifetimes(7)).toEqual([7])
  expect(newDraft(90).lifetime).toEqual({ days: 90 })
})

test('a date lasts to its end, but not past the maximum', () => {
  expect(endOf({ date: '2026-12-01' }, 365, now)?.toISOString()).toBe('2026-12-01T23:59:59.999Z')
  expect(endOf({ date: '2026-12-23' }, 30, now)?.toISOString()).toBe('2026-12-23T14:05:00.000Z')
  expect(endOf({ date: '2026-12-24' }, 30, now)).toBeNull()
  expect(endOf({ date: '2026-11-22' }, 30, now)).toBeNull()
  expect(endOf({ date: '' }, 30, now)).toBeNull()
})

test('the body holds what the contract names, and nothing else', () => {
  const draft = {
    label: ' Splunk ',
    note: ' ',
    detectedDate: 'default' as const,
    access: 'read-only' as const,
    networks: '10.2.0.7',
    lifetime: { days: 30 },
  }
  expect(toNewKey(draft, 365, now)).toEqual({
    label: 'Splunk',
    access: 'read-only',
    networks: ['10.2.0.7/32'],
    expires_days: 30,
  })
  expect(toNewKey({ ...draft, note: 'why', lifetime: { date: '2026-12-01' } }, 365, now)).toMatchObject({
    note: 'why',
    expires_at: '2026-12-01T23:59:59.999Z',
  })
  expect(toNewKey({ ...draft, detectedDate: 'text' }, 365, now)).toMatchObject({ detected_date: 'text' })
})
