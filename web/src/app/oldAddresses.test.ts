import { expect, test } from 'vitest'
import { oldAlertAddress, oldDeviceAddress } from './oldAddresses'

const call = (query: string, deviceid?: string) => ({ request: { url: `http://h/x${query}` }, params: { deviceid } })

test.each([
  ['an alert', '?id=5f1a', '/alerts/5f1a'],
  ['an alert whose id is foreign', '?id=../api%3Fx', '/alerts/..%2Fapi%3Fx'],
  ['no alert', '', '/alerts'],
])('%s', (_name, query, address) => {
  expect(oldAlertAddress(call(query))).toBe(address)
})

test.each([
  ['a device', '?index=0', '/devices/00%3A40%3A8c%3A12%3A34%3A56'],
  [
    'a vulnerability of a device',
    '?index=0&vuln=true&vulname=CVE-2021-1&x=2',
    '/devices/00%3A40%3A8c%3A12%3A34%3A56?tab=vulnerabilities&vulnerability=CVE-2021-1',
  ],
  ['all vulnerabilities of a device', '?vuln=true', '/devices/00%3A40%3A8c%3A12%3A34%3A56?tab=vulnerabilities'],
])('%s', (_name, query, address) => {
  expect(oldDeviceAddress(call(query, '00:40:8c:12:34:56'))).toBe(address)
})
