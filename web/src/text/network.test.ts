import { expect, test } from 'vitest'
import { parseNetworks } from './network'

test('reads lines, commas and bare addresses', () => {
  expect(parseNetworks(' 10.2.0.0/16\n10.2.0.7, 2001:DB8::/32 ::1\n10.2.0.0/16 ')).toEqual({
    networks: ['10.2.0.0/16', '10.2.0.7/32', '2001:db8::/32', '::1/128'],
    refused: [],
  })
})

test('an empty text allows any network', () => {
  expect(parseNetworks(' \n ')).toEqual({ networks: [], refused: [] })
})

test.each([
  '10.2.0.0/33',
  '10.2.0/16',
  '10.2.0.256/32',
  '10.2.0.0.',
  '10.2.0.0/16/8',
  '10.2.0.0/',
  '10.2.0.0/-1',
  '2001:db8::/129',
  '2001:db8:::/32',
  'fe80::1%eth0',
  'acme.example',
])('refuses %s', (text) => {
  expect(parseNetworks(text)).toEqual({ networks: [], refused: [text] })
})
