import { expect, test } from 'vitest'
import type { Policy } from '../api/policies'
import { edgesOf } from './edges'
import { layOut, rowHeight } from './layout'

const policy = (more: Partial<Policy>): Policy => ({
  id: '0',
  policySetName: 'Camera',
  geo: 'intranet',
  action: 'allow',
  lastActivityTime: null,
  sourceProfiles: ['Camera'],
  sourceIpList: [],
  sourceZones: [],
  apps: [],
  destinationZones: [],
  destinationProfiles: [],
  destinationFqdnList: [],
  destinationIpList: [],
  destinationUrlCategories: [],
  services: [],
  tags: [],
  firewallList: [],
  deviceGroups: [],
  securityProfiles: [],
  ...more,
})

test('rules between the same two are one connection with all that is spoken', () => {
  const edges = edgesOf([
    policy({ destinationProfiles: ['Recorder'], apps: ['rtsp'], services: ['tcp/554'] }),
    policy({ destinationProfiles: ['Recorder'], apps: ['rtsp', 'onvif'], geo: 'internet' }),
    policy({ destinationFqdnList: ['ntp.example'], destinationIpList: ['10.0.0.1'], services: ['udp/123'] }),
    policy({ sourceProfiles: [], services: ['udp/67'] }),
  ])
  expect(edges).toEqual([
    { source: null, destination: null, services: ['udp/67'], internet: false },
    { source: 'Camera', destination: '10.0.0.1', services: ['udp/123'], internet: false },
    { source: 'Camera', destination: 'ntp.example', services: ['udp/123'], internet: false },
    { source: 'Camera', destination: 'Recorder', services: ['rtsp', 'tcp/554', 'onvif'], internet: true },
  ])
})

test('each connection has a row of its own, and no two nodes of a side touch', () => {
  const names = ['a', 'b', 'c', 'd', 'e']
  const edges = names.flatMap((source) =>
    names.slice(0, 3).map((destination) => ({ source, destination, services: [], internet: false })),
  )
  const drawing = layOut(edges)
  expect(drawing.height).toBe(edges.length * rowHeight)
  expect(new Set(drawing.edges.map(({ y }) => y)).size).toBe(edges.length)
  for (const side of [drawing.sources, drawing.destinations]) {
    const ys = side.map(({ y }) => y)
    ys.slice(1).forEach((y, index) => {
      expect(y - (ys[index] ?? 0)).toBeGreaterThanOrEqual(rowHeight)
    })
    expect(Math.max(...ys)).toBeLessThanOrEqual(drawing.height - rowHeight / 2)
  }
})
