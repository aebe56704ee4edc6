import { expect, test } from 'vitest'
import { subnetChoice } from './choice'

test.each([
  ['a network', ['10.2.0.0/16', '', ''], { prefix: '10.2.0.0/16' }],
  ['an IPv6 network', ['2001:DB8::/32', '', ''], { prefix: '2001:db8::/32' }],
  ['a name', ['ward 3', '', ''], { name: 'ward 3' }],
  ['a name at a site', ['cameras', '7', ''], { name: 'cameras', siteid: '7' }],
  ['a site', ['', '7', ''], { siteid: '7' }],
  ['a level of the tree', ['', '', '10.0.0.0/8'], { parent: '10.0.0.0/8' }],
  ['a search looks through all levels', ['10.2.0.0/16', '', '10.0.0.0/8'], { prefix: '10.2.0.0/16' }],
  ['everything', ['', '', ''], {}],
] as const)('%s', (_name, [search, site, parent], choice) => {
  expect(subnetChoice(search, site, parent)).toEqual(choice)
})
