import { expect, test } from 'vitest'
import { exportedColumns, exportedOrder, filterWithSearch } from './exported'

test('columns keep their order and get the names of the export', () => {
  expect(exportedColumns(['hostname', 'risk_score', 'first_seen', 'deviceid'])).toBe(
    'deviceid,hostname,risk_score,risk_level,first_seen_date',
  )
})

test.each([
  ['', 'a:1', 'a:1'],
  ['cam', '', '(hostname:"*cam*" OR deviceid:"*cam*" OR ip:"*cam*" OR profile:"*cam*" OR vendor:"*cam*")'],
])('search %j in the filter %j', (search, filter, whole) => {
  expect(filterWithSearch(filter, search)).toBe(whole)
})

test('a search cannot leave its quotes', () => {
  const filter = filterWithSearch('a:1', '*" OR b\\')
  expect(filter.startsWith('a:1 (hostname:"*\\*\\" OR b\\\\*" OR deviceid:')).toBe(true)
})

test('an order that exports do not know is left out', () => {
  expect(exportedOrder({ field: 'last_activity', direction: 'desc' })).toEqual({
    sortfield: 'last_activity',
    sortdirection: 'desc',
  })
  expect(exportedOrder({ field: 'risk_score', direction: 'desc' })).toBeNull()
})
