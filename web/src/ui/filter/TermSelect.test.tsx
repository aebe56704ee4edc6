import { screen } from '@testing-library/react'
import { useState } from 'react'
import { expect, test } from 'vitest'
import { serve, session } from '../../testing/server'
import { show } from '../../testing/show'
import { TermSelect } from './TermSelect'

function Held({ first }: { first: string }) {
  const [filter, setFilter] = useState(first)
  return (
    <>
      <TermSelect
        label="Severity"
        field="severity"
        choices={[
          { term: 'severity:high', label: 'High' },
          { term: 'severity:>=medium', label: 'Medium and above' },
        ]}
        filter={filter}
        onChange={setFilter}
      />
      <output>{filter}</output>
    </>
  )
}

const filter = () => screen.getByRole('status').textContent
const field = () => screen.getByRole<HTMLSelectElement>('combobox', { name: 'Severity' })

async function showWith(first: string) {
  serve({ 'GET /console/session': () => ({ body: session }) })
  return show(<Held first={first} />)
}

test('a choice takes the place of the condition on its field, and leaves the others', async () => {
  const { user } = await showWith('vendor:Axis severity:high date:>-7d')
  expect(field().value).toBe('severity:high')
  await user.selectOptions(field(), 'severity:>=medium')
  expect(filter()).toBe('vendor:Axis date:>-7d severity:>=medium')
  await user.selectOptions(field(), '')
  expect(filter()).toBe('vendor:Axis date:>-7d')
})

test('a condition written by hand is shown as such, and kept while nothing is chosen', async () => {
  await showWith('severity:(low, high)')
  expect(field().selectedOptions[0]?.textContent).toBe('Severity: as written')
})

test('alternatives are not torn apart', async () => {
  const { user } = await showWith('severity:high OR vendor:Axis')
  await user.selectOptions(field(), 'severity:>=medium')
  expect(filter()).toBe('(severity:high OR vendor:Axis) severity:>=medium')
})
