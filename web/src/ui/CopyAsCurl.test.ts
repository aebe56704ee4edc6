import { expect, test } from 'vitest'
import { curlCall } from './CopyAsCurl'

test('a filter cannot leave its quotes in a shell', () => {
  const call = curlCall('http://h', 'acme', { name: 'device/list', query: { filter: "name:'; reboot #", search: '' } })
  expect(call.split(' \\\n').slice(-2)).toEqual([
    "  --data-urlencode 'customerid=acme'",
    "  --data-urlencode 'filter=name:'\\''; reboot #'",
  ])
})
