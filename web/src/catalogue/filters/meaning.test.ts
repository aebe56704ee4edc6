import { expect, test } from 'vitest'
import { asFilter, conditions } from './meaning'

test('conditions are told as whoever chose them saw them', () => {
  const filter = {
    siteid: { terms: ['7', '9'], selectedLabels: ['Main', 'North'] },
    vendor: { terms: ['axis', 5], selectedLabels: ['Axis'] },
  }
  expect(conditions(filter)).toEqual([
    { field: 'siteid', values: ['Main', 'North'] },
    { field: 'vendor', values: ['axis', '5'] },
  ])
})

test.each([
  ['nothing is every device', {}, ''],
  ['one term', { category: ['Camera'] }, 'category:Camera'],
  [
    'several, and several fields',
    { vendor: ['Axis', 'D Link'], risk_score: [70] },
    'vendor:(Axis, "D Link") risk_score:70',
  ],
  ['a term is no pattern', { model: ['P32*'] }, 'model:"P32\\*"'],
  ['unknown', { vendor: [''] }, 'vendor:""'],
  ['words', { risk_level: ['high'], Source: ['Monitored'] }, 'risk_level:High monitored:true'],
  ['a nameless device goes by its id', { hostname: ['cam-1'] }, '(hostname:cam-1 OR (hostname:"" deviceid:cam-1))'],
  ['a field that the language lacks', { Serial_Number: ['1'], vendor: ['Axis'] }, null],
  ['a word that is none', { risk_level: ['Severe'] }, null],
  ['an address that is none', { ip_address: ['10.0.0.0/8'] }, null],
  ['too many', { vendor: Array.from({ length: 101 }, (_, index) => `v${index}`) }, null],
])('as a filter: %s', (_name, fields, filter) => {
  const saved = Object.fromEntries(Object.entries(fields).map(([field, terms]) => [field, { terms }]))
  expect(asFilter(saved as Parameters<typeof asFilter>[0])).toBe(filter)
})
