import { render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { useDraft } from './useDraft'

type Props = { value: string; onChange(value: string): void }

function Field({ value, onChange }: Props) {
  const { text, setText, commit } = useDraft(value, onChange)
  return (
    <input
      value={text}
      onChange={({ currentTarget }) => {
        setText(currentTarget.value)
        commit(currentTarget.value)
      }}
    />
  )
}

/** A field over a value that follows when the test says so. */
function open(first = '') {
  const told: string[] = []
  const onChange = (value: string) => told.push(value)
  const view = render(<Field value={first} onChange={onChange} />)
  const follow = (value: string) => view.rerender(<Field value={value} onChange={onChange} />)
  return { told, follow, user: userEvent.setup(), field: screen.getByRole<HTMLInputElement>('textbox') }
}

test.each([
  ['each value comes late', ['c', 'ca', 'cam']],
  ['some values are passed over', ['ca', 'cam']],
  ['the last one alone comes', ['cam']],
])('what is typed stays while %s', async (_, values) => {
  const { told, follow, user, field } = open()
  await user.type(field, 'cam')
  expect(told).toEqual(['c', 'ca', 'cam'])
  for (const value of values) {
    follow(value)
    expect(field.value).toBe('cam')
  }
})

test('a value that changes by itself replaces the text, also one that was typed before', async () => {
  const { follow, user, field } = open()
  await user.type(field, 'ca')
  follow('ca')
  follow('pump')
  expect(field.value).toBe('pump')
  follow('c')
  expect(field.value).toBe('c')
  follow('')
  expect(field.value).toBe('')
})

test('blanks around it are not told, nor what is known', async () => {
  const { told, user, field } = open('a')
  await user.type(field, ' ')
  expect([field.value, told]).toEqual(['a ', []])
  await user.type(field, 'b')
  expect([field.value, told]).toEqual(['a b', ['a b']])
})
