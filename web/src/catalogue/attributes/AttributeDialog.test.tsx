import { screen, waitFor } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import type { Attribute } from '../../api/catalogue'
import { type Answer, problem, serve, session } from '../../testing/server'
import { show } from '../../testing/show'
import { AttributeDialog } from './AttributeDialog'
import { isComplete, movedRule, ruleProblems, withRule } from './draft'

const rule = (filterId: string, filterName: string, customAttributeValue: string) => ({
  filterId,
  filter: { filterName },
  customAttributeValue,
  ruleId: `a,${filterId}`,
})
const attribute: Attribute = {
  customAttributeId: 'a',
  customAttributeName: 'Owner',
  fieldName: 'attr.panwIoTFname_a',
  defaultValue: 'IT',
  docType: 'userCustomAttribute',
  systemAttrValueOptions: [],
  ruleOrders: [rule('f1', 'Cameras', 'Security'), rule('f2', 'Pumps', 'Clinic')],
}
const filters = ['Cameras', 'Pumps', 'Printers'].map((filterName, index) => ({
  filterName,
  filterId: `f${index + 1}`,
  createdAt: '2026-10-01T08:00:00.000Z',
  filter: {},
}))

const path = '/console/api/customAttribute'
const serveAttributes = (put: () => Answer) =>
  serve({
    'GET /console/session': () => ({ body: session }),
    'GET /console/api/filters': () => ({ body: { filters } }),
    [`PUT ${path}`]: put,
  })

test('rules keep the order in which they are tried', async () => {
  const server = serveAttributes(() => ({ body: { success: 'yes' } }))
  const onClose = vi.fn()
  const { user } = await show(<AttributeDialog attribute={attribute} onClose={onClose} />)
  await user.click(await screen.findByRole('button', { name: 'Move rule 2 up' }))
  await user.click(screen.getByRole('button', { name: 'Save' }))
  await waitFor(() => expect(onClose).toHaveBeenCalledOnce())
  expect(server.to('PUT', path)[0]?.body).toEqual({
    customAttributeId: 'a',
    defaultValue: 'IT',
    valueFilterMapping: [
      { filterId: 'f2', customAttributeValue: 'Clinic' },
      { filterId: 'f1', customAttributeValue: 'Security' },
    ],
  })
})

test('what the server refuses of a rule stands at that rule', async () => {
  const refusal = { property: 'instance.valueFilterMapping[1].filterId', messages: ['there is no filter of this id'] }
  serveAttributes(() => problem(400, 'about:blank', { validations: { body: [refusal] } }))
  const { user } = await show(<AttributeDialog attribute={attribute} onClose={() => {}} />)
  await user.click(await screen.findByRole('button', { name: 'Save' }))
  await screen.findByText('there is no filter of this id')
  const field = screen.getByRole('combobox', { name: '2. Devices of the filter' })
  expect(field.getAttribute('aria-invalid')).toBe('true')
})

test('an unfinished rule, or a value given twice, cannot be saved', async () => {
  serveAttributes(() => problem(500, 'about:blank'))
  const { user } = await show(<AttributeDialog attribute={attribute} onClose={() => {}} />)
  const value = await screen.findByRole('textbox', { name: '2. get the value' })
  await user.clear(value)
  await user.type(value, 'Security')
  await screen.findByText(/each value may be given once/)
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Save' }).disabled).toBe(true)
})

test('rules as a list', () => {
  const [first, second] = [
    { id: 0, filterId: 'f1', value: 'a' },
    { id: 1, filterId: 'f1', value: 'a ' },
  ]
  expect(ruleProblems([first, second]).get(1)).toEqual({ filter: 'filterTwice', value: 'valueTwice' })
  expect(movedRule([first, second], 1, -1)).toEqual([second, first])
  expect(withRule([second]).at(-1)).toEqual({ id: 2, filterId: '', value: '' })
  expect(isComplete({ name: 'Owner', defaultValue: '', rules: withRule([first]) })).toBe(false)
})
