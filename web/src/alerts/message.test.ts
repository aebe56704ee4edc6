import { expect, test } from 'vitest'
import { readMessage } from './message'

test('takes what a source writes', () => {
  const message = readMessage({
    status: 'publish',
    appName: 'telnet',
    toPort: 23,
    toURL: 'UNKNOWN URL',
    impact: 'Passwords are sent in the clear.',
    recommendation: { content: ['Disable telnet', 'Change the password'] },
    values: [{ label: 'Bytes', value: 12 }, { value: 'nameless' }],
    vulIds: ['CVE-2021-1'],
    remoteHostMetadata: [
      {
        ip: '203.0.113.9',
        cityName: 'Oslo',
        countryCode: 'NO',
        connections: [{ app: 'telnet', ipProto: 'tcp', port: 23 }],
      },
    ],
  })
  expect(message.facts).toEqual([
    { name: 'appName', value: 'telnet' },
    { name: 'toPort', value: '23' },
  ])
  expect(message.recommendation).toEqual(['Disable telnet', 'Change the password'])
  expect(message.values).toEqual([{ label: 'Bytes', value: '12' }])
  expect(message.remotes).toEqual([
    { ip: '203.0.113.9', network: null, place: 'Oslo, NO', connections: 'telnet tcp/23' },
  ])
})

test.each([
  ['nothing', null],
  ['text', 'x'],
  ['other kinds', { recommendation: 7, values: 'x', remoteHostMetadata: [null, 1], impact: {}, vulIds: {} }],
])('is not thrown off by %s', (_name, msg) => {
  const message = readMessage(msg)
  expect(message.impact).toBeNull()
  expect(message.values).toEqual([])
  expect(message.vulnerabilities).toEqual([])
})
