import { screen, within } from '@testing-library/react'
import axe from 'axe-core'
import { beforeEach, expect, test, vi } from 'vitest'
import { serveInventory } from '../../testing/inventory'
import { problem } from '../../testing/server'
import { show } from '../../testing/show'
import ProfilesPage from './ProfilesPage'

const mapping = [
  { profile: 'Profile 10', category: 'Camera', vertical: 'Office' },
  { profile: 'Profile 9', category: 'Infusion Pump', vertical: 'Medical' },
  { profile: 'Unsorted', category: '', vertical: '' },
]

beforeEach(() => {
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(600)
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(1200)
})

async function open(answer: () => unknown = () => ({ mapping }), at?: string) {
  const server = serveInventory({ 'GET profile/mapping': answer })
  return { ...server, ...(await show(<ProfilesPage />, { at })) }
}

const names = async () =>
  within(await screen.findByRole('grid', { name: 'Profiles' }))
    .getAllByRole('row')
    .slice(1)
    .map((row) => within(row).getAllByRole('cell')[0]?.textContent)

test('lists every profile with the way to its devices, and is clean', async () => {
  await open()
  await screen.findByText('3 profiles')
  expect(await names()).toEqual(['Profile 9', 'Profile 10', 'Unsorted'])
  const devices = screen.getByRole('link', { name: 'Devices with the profile Profile 9' })
  expect(devices.getAttribute('href')).toBe(`/devices?${new URLSearchParams({ filter: 'profile:"Profile 9"' })}`)
  expect(within(screen.getByRole('row', { name: /^Unsorted/ })).getAllByText('–')).toHaveLength(2)
  const { violations } = await axe.run(document.body, {
    rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
  })
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
})

test.each([
  ['a profile', 'PROFILE 9'],
  ['a category', 'infusion'],
  ['a vertical', 'medic'],
])('a search finds a part of %s, whatever its letters', async (_name, search) => {
  await open(undefined, `/?${new URLSearchParams({ search })}`)
  await screen.findByText('1 profile')
  expect(await names()).toEqual(['Profile 9'])
})

test('the search is kept in the address, and one that finds nothing can be cleared', async () => {
  const { user, router } = await open()
  await screen.findByText('3 profiles')
  await user.type(screen.getByRole('textbox', { name: 'Search in profiles' }), 'toaster')
  await screen.findByText('Nothing matches “toaster”')
  expect(router.state.location.search).toBe('?search=toaster')
  await user.click(screen.getAllByRole('button', { name: 'Clear search' }).at(-1) as HTMLElement)
  await screen.findByText('3 profiles')
  expect(router.state.location.search).toBe('')
})

test('what is not known stands last, whichever way the list is ordered', async () => {
  const { user } = await open()
  await screen.findByText('3 profiles')
  await user.click(screen.getByRole('button', { name: 'Category' }))
  expect(await names()).toEqual(['Profile 10', 'Profile 9', 'Unsorted'])
  await user.click(screen.getByRole('button', { name: 'Category' }))
  expect(await names()).toEqual(['Profile 9', 'Profile 10', 'Unsorted'])
})

test.each([
  ['an empty catalogue', () => ({ mapping: [] }), 'The catalogue is empty'],
  ['a failing server', () => problem(500, 'about:blank'), 'The profiles could not be loaded'],
  ['a role that does not include it', () => problem(403, 'about:blank'), 'You may not see this'],
])('%s is told in the place of the list', async (_name, answer, told) => {
  await open(answer)
  await screen.findByText(told)
  expect(screen.queryByRole('grid')).toBeNull()
})
