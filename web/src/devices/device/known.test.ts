import { expect, test } from 'vitest'
import { attributesOf, factorsOf, listOfWords, subnetOf, textOf, toldBy } from './known'

test('what is not known is empty, whatever way the server has to say so', () => {
  for (const nothing of [null, undefined, '', [], {}]) expect(textOf(nothing)).toBe('')
  expect(textOf(0)).toBe('0')
  expect(subnetOf('uknown')).toBe('')
  expect(listOfWords(' telnet, ,http')).toEqual(['telnet', 'http'])
})

test('foreign shapes are not trusted', () => {
  expect(attributesOf('x')).toEqual([])
  expect(attributesOf([null, 'x', { ward: '3', room: 7 }])).toEqual([
    ['ward', '3'],
    ['room', '7'],
  ])
  expect(factorsOf({ 0: { name: 'Network Behaviors', ts: '2026.07.09' }, 1: null, 2: { name: 5 } })).toEqual([
    { name: 'Network Behaviors', day: '2026-07-09' },
  ])
})

test('sources stand beside what they told', () => {
  expect(
    toldBy({ NAC_profile: 'x', NAC_profile_source: 'ISE', Windows_GUID_Source: null, Source: 'Monitored' }),
  ).toEqual([{ field: 'NAC_profile', by: 'ISE' }])
})
