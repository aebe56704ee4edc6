import { expect, test } from 'vitest'
import { stateOf, withOpen, withState } from './state'

test.each([
  ['', 'open'],
  ['vendor:Axis', 'open'],
  ['resolved:false', 'open'],
  ['resolved:true vendor:Axis', 'resolved'],
  ['resolved:(true, false)', 'all'],
  ['-resolved:true', null],
  ['resolved:true OR vendor:Axis', null],
  ['name:"was resolved: yes"', 'open'],
])('%j shows %s', (filter, state) => expect(stateOf(filter)).toBe(state))

test('a state is chosen and left again, other conditions stay', () => {
  const all = withState('vendor:Axis', 'all')
  expect(all).toBe('vendor:Axis resolved:(true, false)')
  expect(withState(all, 'resolved')).toBe('vendor:Axis resolved:true')
  expect(withState(all, 'open')).toBe('vendor:Axis')
})

test('the server is asked for the open ones, unless the filter speaks of the state', () => {
  expect(withOpen('a:1 OR b:2')).toBe('(a:1 OR b:2) resolved:false')
  expect(withOpen('-resolved:true')).toBe('-resolved:true')
})
