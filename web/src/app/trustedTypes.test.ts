import { expect, test } from 'vitest'
import { rules } from './trustedTypes'

test('style text passes, markup and scripts do not', () => {
  expect(rules.createHTML(':root{--a:1px}')).toBe(':root{--a:1px}')
  expect(() => rules.createHTML('<img>')).toThrow(TypeError)
  expect(() => rules.createScript()).toThrow(TypeError)
  expect(() => rules.createScriptURL()).toThrow(TypeError)
})
