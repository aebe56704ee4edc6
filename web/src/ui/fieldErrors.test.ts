import { expect, test } from 'vitest'
import { ApiError, Unreachable } from '../api/client'
import { fieldErrors } from './fieldErrors'

const refused = (status: number, problem: object) =>
  new ApiError(status, { code: status, msg: 'Bad Request', type: 'about:blank', ...problem }, null, null)
const told = (...body: [string, string][]) =>
  refused(400, { validations: { body: body.map(([property, message]) => ({ property, messages: [message] })) } })

test('members of the body stand beside their fields', () => {
  expect(fieldErrors(told(['instance[0].external_id', 'is required']), ['external_id'])).toEqual({
    external_id: 'is required',
  })
  const rule = told(['instance.valueFilterMapping[1].filterId', 'stands twice'])
  expect(fieldErrors(rule, ['valueFilterMapping'])).toEqual({ 'valueFilterMapping[1].filterId': 'stands twice' })
})

test('what no field shows is not swallowed', () => {
  expect(fieldErrors(told(['instance.name', 'is bad'], ['instance.other', 'is bad']), ['name'])).toBeNull()
  expect(fieldErrors(new Unreachable('no answer'), ['name'])).toBeNull()
  expect(fieldErrors(refused(409, { msg: 'The site is in use' }), ['name'])).toBeNull()
})

test('a reason in words alone finds its field', () => {
  const group = refused(400, { msg: 'Bad Request: [0].group names no site group there is: "North"' })
  expect(fieldErrors(group, ['group'])).toEqual({ group: 'names no site group there is: "North"' })
  const value = refused(400, { msg: 'valueFilterMapping[0].customAttributeValue: Purdue Level may be 0, 1' })
  expect(fieldErrors(value, ['valueFilterMapping'])).toEqual({
    'valueFilterMapping[0].customAttributeValue': 'Purdue Level may be 0, 1',
  })
})

test('a taken name is told where the name is written', () => {
  const taken = refused(409, { msg: 'A site named "Main" exists' })
  expect(fieldErrors(taken, ['external_id'], 'external_id')).toEqual({ external_id: 'A site named "Main" exists' })
  const tooMany = refused(409, { msg: 'There are 200 already', type: 'too-many-custom-attributes' })
  expect(fieldErrors(tooMany, ['external_id'], 'external_id')).toBeNull()
})
