import { screen, waitFor, within } from '@testing-library/react'
import axe from 'axe-core'
import { beforeEach, expect, test, vi } from 'vitest'
import type { Policy } from '../api/policies'
import { serveInventory } from '../testing/inventory'
import { problem } from '../testing/server'
import { show } from '../testing/show'
import PoliciesPage from './PoliciesPage'

const policy = (id: string, more: Partial<Policy>): Policy => ({
  id,
  policySetName: 'Axis Camera',
  geo: 'intranet',
  action: 'allow',
  lastActivityTime: null,
  sourceProfiles: ['Axis Camera'],
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
const policies = [
  policy('1', { apps: ['rtsp'], services: ['tcp/554'], destinationProfiles: ['Recorder'] }),
  policy('2', { apps: ['ntp'], destinationFqdnList: ['=cmd.example'], geo: 'internet' }),
  policy('3', { policySetName: 'Infusion Pump', sourceProfiles: ['Infusion Pump'], services: ['udp/67'] }),
]
/** As the server does it: those of a profile, or all. */
const found = (query: URLSearchParams, all = policies) => {
  const profile = query.get('profile')
  const some = profile ? all.filter(({ sourceProfiles }) => sourceProfiles.includes(profile)) : all
  return { policies: query.get('offset') === '0' ? some : [], total: some.length }
}

beforeEach(() => {
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(600)
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(1200)
})

const list = 'GET policy/recommendation'

async function open(handlers: Parameters<typeof serveInventory>[0] = {}, at?: string) {
  const server = serveInventory({ [list]: ({ query }) => found(query), ...handlers })
  return { ...server, ...(await show(<PoliciesPage />, { at })) }
}

const rows = async () =>
  within(await screen.findByRole('grid', { name: 'Policies' }))
    .getAllByRole('row')
    .slice(1)
    .map((row) =>
      within(row)
        .getAllByRole('cell')
        .map(({ textContent }) => textContent),
    )

test('what a rule leaves open is any, what was not seen is no date, and the page is clean', async () => {
  await open()
  await screen.findByText('3 recommendations')
  expect(await rows()).toEqual([
    ['Axis Camera', 'Axis Camera', 'rtsp', 'tcp/554', 'Recorder', 'Inside', '–'],
    ['Axis Camera', 'Axis Camera', 'ntp', 'any', '=cmd.example', 'Internet', '–'],
    ['Infusion Pump', 'Infusion Pump', 'any', 'udp/67', 'any', 'Inside', '–'],
  ])
  const { violations } = await axe.run(document.body, {
    rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
  })
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
})

test('a profile is offered, asked for, kept in the address, and can be dropped', async () => {
  const { user, to, router } = await open()
  await screen.findByText('3 recommendations')
  await user.click(screen.getByRole('combobox', { name: 'Profile' }))
  await user.click(await screen.findByRole('option', { name: 'Infusion Pump' }))
  await screen.findByText('1 recommendation')
  expect(to(list).at(-1)?.query.get('profile')).toBe('Infusion Pump')
  expect(router.state.location.search).toBe('?profile=Infusion+Pump')
  await user.click(screen.getByLabelText('Show all profiles'))
  await screen.findByText('3 recommendations')
  expect(router.state.location.search).toBe('')
})

test('a profile that is written counts on Enter, and one without rules is told by its name', async () => {
  const { user, to } = await open()
  await screen.findByText('3 recommendations')
  await user.type(screen.getByRole('combobox', { name: 'Profile' }), 'Toaster')
  expect(to(list).some(({ query }) => query.get('profile')?.startsWith('T'))).toBe(false)
  await user.keyboard('{Enter}')
  await screen.findByText('No recommendations for Toaster')
})

test('where the rules are too many to read, all profiles there are are offered', async () => {
  const { user } = await open({
    [list]: ({ query }) => ({ ...found(query), total: 4321 }),
    'GET profile/mapping': () => ({ mapping: [{ profile: 'MRI Scanner', category: '', vertical: '' }] }),
  })
  await user.click(await screen.findByRole('combobox', { name: 'Profile' }))
  const offered = (await screen.findAllByRole('option')).map(({ textContent }) => textContent)
  expect(offered).toEqual(['Axis Camera', 'Infusion Pump', 'MRI Scanner'])
})

test('the picture says in words what is drawn, and is kept in the address', async () => {
  const { user, router } = await open()
  await screen.findByText('3 recommendations')
  await user.click(screen.getByRole('radio', { name: 'Picture' }))
  const picture = await screen.findByRole('img', { name: /^3 connections from 2 sources to 3 destinations/ })
  const lines = [...picture.querySelectorAll('g > path')].map((line) => line.parentElement?.querySelector('title'))
  expect(lines.map((title) => title?.textContent)).toEqual([
    'Axis Camera → ntp → =cmd.example',
    'Axis Camera → rtsp, tcp/554 → Recorder',
    'Infusion Pump → udp/67 → any',
  ])
  expect(router.state.location.search).toBe('?as=picture')
})

test('a picture of a part says that it is one', async () => {
  const many = Array.from({ length: 45 }, (_, index) => policy(`${index}`, { destinationIpList: [`10.0.0.${index}`] }))
  await open(
    { [list]: ({ query }) => ({ ...found(query, many), total: 300 }), 'GET profile/mapping': () => ({ mapping: [] }) },
    '/?as=picture',
  )
  await screen.findByRole('img', { name: /^40 connections/ })
  expect(screen.getByText('5 more in the table')).toBeTruthy()
  expect(screen.getByText(/^Drawn from the first 45 recommendations\./)).toBeTruthy()
})

test.each([
  ['table', '/'],
  ['picture', '/?as=picture'],
])('without recommendations the %s says where they come from', async (_name, at) => {
  await open({ [list]: () => ({ policies: [], total: 0 }) }, at)
  await screen.findByText('No recommendations yet')
})

test.each([
  ['table', '/'],
  ['picture', '/?as=picture'],
])('a failing server is told in the place of the %s, and asked again when wished', async (_name, at) => {
  let broken = true
  const { user } = await open({ [list]: ({ query }) => (broken ? problem(500, 'about:blank') : found(query)) }, at)
  const told = await screen.findByRole('alert')
  expect(told.textContent).toContain('The recommendations could not be loaded')
  broken = false
  await user.click(within(told).getByRole('button', { name: 'Try again' }))
  await screen.findByText('3 recommendations')
})

/** The files that the page saves. */
function catchFiles() {
  const files: { name: string; blob: Blob }[] = []
  let blob = new Blob()
  vi.spyOn(URL, 'createObjectURL').mockImplementation((given) => {
    blob = given as Blob
    return 'blob:http://h/1'
  })
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    if (this.download) files.push({ name: this.download, blob })
  })
  return files
}

test('the file holds all rules of the profile, and nothing that a spreadsheet would run', async () => {
  const files = catchFiles()
  const { user, to } = await open({}, '/?profile=Axis+Camera')
  await screen.findByText('2 recommendations')
  await user.click(screen.getByRole('button', { name: 'Download' }))
  await user.click(await screen.findByRole('menuitem', { name: 'CSV' }))
  await waitFor(() => expect(files).toHaveLength(1))
  expect(Object.fromEntries(to(list).at(-1)?.query ?? [])).toEqual({
    profile: 'Axis Camera',
    offset: '0',
    pagelength: '10000',
  })
  const lines = (await files[0]?.blob.text())?.trimEnd().split('\r\n') ?? []
  expect(files[0]?.name).toBe('policies.csv')
  expect(lines).toHaveLength(3)
  expect(lines[2]).toContain("'=cmd.example")
})

test('a file that cannot hold all rules says so, and one that fails is told', async () => {
  const files = catchFiles()
  let broken = false
  const { user } = await open({
    [list]: ({ query }) =>
      query.get('pagelength') !== '10000'
        ? found(query)
        : broken
          ? problem(503, 'about:blank', { detail: 'Too busy' })
          : { policies, total: 20_000 },
  })
  await screen.findByText('3 recommendations')
  await user.click(screen.getByRole('button', { name: 'Download' }))
  await user.click(await screen.findByRole('menuitem', { name: 'JSON' }))
  await screen.findByText(/^The file holds the first 3 recommendations\./)
  expect(JSON.parse((await files[0]?.blob.text()) ?? '')).toEqual(policies)
  broken = true
  await user.click(screen.getByRole('button', { name: 'Download' }))
  await user.click(await screen.findByRole('menuitem', { name: 'JSON' }))
  await screen.findByText('Not done')
  await screen.findByText(/^The server could not/)
  expect(files).toHaveLength(1)
})

test('a profile may have any name', async () => {
  const { to } = await open({}, '/?profile=profiles')
  await screen.findByText('No recommendations for profiles')
  expect(to(list).some(({ query }) => query.get('profile') === 'profiles')).toBe(true)
})
