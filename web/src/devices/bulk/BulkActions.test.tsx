import { screen, waitFor, within } from '@testing-library/react'
import axe from 'axe-core'
import { beforeEach, expect, test, vi } from 'vitest'
import { noTagType } from '../../api/catalogue'
import { serveInventory } from '../../testing/inventory'
import { problem } from '../../testing/server'
import { show } from '../../testing/show'
import DevicesPage from '../DevicesPage'

const devices = [0, 1, 2].map((index) => ({
  deviceid: `d${index}`,
  hostname: `host-${index}`,
  risk_level: 'High',
  risk_score: 80,
  number_of_critical_alerts: 0,
}))
const tag = (tagType: string, tagValue: string) => ({ tagId: tagValue, tagType, tagValue })
const sites = [
  { siteid: '0', external_id: 'Default' },
  { siteid: '7', external_id: 'Main Hospital' },
]
const attributes = [
  { customAttributeName: 'Owner', systemAttrValueOptions: [] },
  { customAttributeName: 'Criticality', systemAttrValueOptions: ['high', 'low'] },
]

type Handlers = Parameters<typeof serveInventory>[0]
type Bulk = { preview?: boolean; expected?: number }

/** Answers previews with `total`, and changes with what `change` gives. */
const bulk = (total: number, change: () => unknown): Handlers => ({
  'POST device/bulk': ({ body }) =>
    (body as Bulk).preview ? { action: 'tag', preview: true, total, too_many: total > 10_000 } : change(),
})
const done = (total: number) => ({ action: 'tag', preview: false, total, done: total, failed: 0, problems: [] })

beforeEach(() => {
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(600)
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(1200)
})

async function open(handlers: Handlers = {}, { role, at }: { role?: 'read-only'; at?: string } = {}) {
  const server = serveInventory(
    {
      'GET fields': () => ({ type: 'devices', fields: [] }),
      'GET views': () => ({ items: [] }),
      'GET device/list': ({ query }) => ({
        devices: query.get('offset') === '0' ? devices : [],
        total: 812,
        total_is_exact: true,
      }),
      'GET tag/list': () => ({ tags: [tag('Ward', 'ward 3'), tag(noTagType, 'leased')], totalTags: 2 }),
      'GET customAttributes': () => ({ fields: attributes }),
      'GET site': () => ({ list: sites, total: 2 }),
      ...handlers,
    },
    role,
  )
  const view = await show(<DevicesPage />, { at })
  await within(await screen.findByRole('grid', { name: 'Devices' })).findByText('host-0')
  return { ...server, ...view, sent: () => server.to('POST device/bulk').map(({ body }) => body) }
}

type Opened = Awaited<ReturnType<typeof open>>
type Dialog = Awaited<ReturnType<typeof begin>>

const row = (name: string) => screen.getByRole<HTMLInputElement>('checkbox', { name: `Select row ${name}` })

async function chooseAll({ user }: Opened) {
  await user.click(row('host-0'))
  await user.click(screen.getByRole('button', { name: 'Select all 812 that match' }))
}

async function begin({ user }: Opened, action: string) {
  await user.click(screen.getByRole('button', { name: 'Change' }))
  await user.click(await screen.findByRole('menuitem', { name: action }))
  return within(await screen.findByRole('dialog', { name: action }))
}

async function write({ user }: Opened, field: HTMLElement, text: string) {
  await user.click(field)
  await user.paste(text)
}

async function next({ user }: Opened, dialog: Dialog) {
  await user.click(dialog.getByRole('button', { name: 'Next' }))
}

async function previewTag(opened: Opened) {
  const dialog = await begin(opened, 'Add a tag')
  await write(opened, dialog.getByRole('combobox', { name: 'Tag' }), 'leased')
  await next(opened, dialog)
  return dialog
}

test('the chosen devices are counted before anything is changed, then changed, and no longer chosen', async () => {
  const opened = await open(bulk(2, () => done(2)))
  await opened.user.click(row('host-0'))
  await opened.user.click(row('host-2'))
  expect(screen.getByText('2 selected')).toBeTruthy()
  const dialog = await previewTag(opened)
  await dialog.findByText('2 devices would change.')
  expect(dialog.getByText('They get the tag leased.')).toBeTruthy()
  const what = { ids: ['d0', 'd2'], action: 'tag', tag: { tagType: noTagType, tagValue: 'leased' } }
  expect(opened.sent()).toEqual([{ ...what, preview: true }])
  const asked = opened.to('GET device/list').length
  await opened.user.click(dialog.getByRole('button', { name: 'Change 2 devices' }))
  await dialog.findByText('It holds for 2 devices now.')
  expect(opened.sent()).toEqual([
    { ...what, preview: true },
    { ...what, expected: 2 },
  ])
  expect(opened.to('GET device/list').length).toBeGreaterThan(asked)
  await opened.user.click(
    within(screen.getByRole('dialog')).getAllByRole('button', { name: 'Close' }).at(-1) as Element,
  )
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(screen.queryByRole('region', { name: 'Selection' })).toBeNull()
  expect(row('host-0').checked).toBe(false)
})

test('all that match are those of the filter and the search, and the preview is clean', async () => {
  const opened = await open(
    bulk(812, () => done(812)),
    { at: '/?filter=vendor:Axis&search=cam' },
  )
  await chooseAll(opened)
  expect(screen.getByText('All 812 that match are selected')).toBeTruthy()
  expect(row('host-2').checked).toBe(true)
  const dialog = await previewTag(opened)
  await dialog.findByText('812 devices would change.')
  const { violations } = await axe.run(document.body, {
    rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
  })
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
  await opened.user.click(dialog.getByRole('button', { name: 'Change 812 devices' }))
  await dialog.findByText('It holds for 812 devices now.')
  const what = { filter: 'vendor:Axis', search: 'cam', action: 'tag' }
  expect(opened.sent()).toMatchObject([
    { ...what, preview: true },
    { ...what, expected: 812 },
  ])
})

test('another filter drops what was chosen', async () => {
  const opened = await open()
  await chooseAll(opened)
  await write(opened, screen.getByRole('textbox', { name: 'Filter' }), 'vendor:Axis')
  await opened.user.keyboard('{Enter}')
  await waitFor(() => expect(screen.queryByRole('region', { name: 'Selection' })).toBeNull())
})

type Case = {
  name: string
  action: string
  fill(opened: Opened, dialog: Dialog): Promise<void>
  told: string
  body: object
}

const cases: Case[] = [
  {
    name: 'a tag of a group',
    action: 'Add a tag',
    async fill(opened, dialog) {
      await write(opened, dialog.getByRole('combobox', { name: 'Tag group' }), 'Ward')
      await write(opened, dialog.getByRole('combobox', { name: 'Tag' }), ' ward 3 ')
    },
    told: 'They get the tag Ward: ward 3.',
    body: { action: 'tag', tag: { tagType: 'Ward', tagValue: 'ward 3' } },
  },
  {
    name: 'a tag to take off',
    action: 'Remove a tag',
    fill: (opened, dialog) => write(opened, dialog.getByRole('combobox', { name: 'Tag' }), 'leased'),
    told: 'They lose the tag leased.',
    body: { action: 'untag', tag: { tagType: noTagType, tagValue: 'leased' } },
  },
  {
    name: 'a custom attribute of any value',
    action: 'Set a custom attribute',
    async fill(opened, dialog) {
      await opened.user.selectOptions(await attributeField(dialog), 'Owner')
      await write(opened, dialog.getByRole('textbox', { name: 'Value' }), 'Radiology')
    },
    told: 'Owner becomes Radiology.',
    body: { action: 'attribute', attribute: 'Owner', value: 'Radiology' },
  },
  {
    name: 'a custom attribute of few values',
    action: 'Set a custom attribute',
    async fill(opened, dialog) {
      await opened.user.selectOptions(await attributeField(dialog), 'Criticality')
      await opened.user.selectOptions(dialog.getByRole('combobox', { name: 'Value' }), 'high')
    },
    told: 'Criticality becomes high.',
    body: { action: 'attribute', attribute: 'Criticality', value: 'high' },
  },
  {
    name: 'a custom attribute to take away',
    action: 'Set a custom attribute',
    fill: async (opened, dialog) => opened.user.selectOptions(await attributeField(dialog), 'Owner'),
    told: 'Owner is taken away.',
    body: { action: 'attribute', attribute: 'Owner', value: '' },
  },
  {
    name: 'a site',
    action: 'Set the site',
    fill: async (opened, dialog) => opened.user.selectOptions(await siteField(dialog), 'Main Hospital'),
    told: 'They move to the chosen site.',
    body: { action: 'site', site: '7' },
  },
  {
    name: 'no site',
    action: 'Set the site',
    fill: async (opened, dialog) => opened.user.selectOptions(await siteField(dialog), 'No site'),
    told: 'They belong to no site afterwards.',
    body: { action: 'site', site: '0' },
  },
]

async function attributeField(dialog: Dialog) {
  await dialog.findByRole('option', { name: 'Owner' })
  return dialog.getByRole('combobox', { name: 'Attribute' })
}

async function siteField(dialog: Dialog) {
  await dialog.findByRole('option', { name: 'Main Hospital' })
  return dialog.getByRole('combobox', { name: 'Site' })
}

test.each(
  cases.map((one) => [one.name, one] as const),
)('%s is told in words and sent as the server takes it', async (_name, { action, fill, told, body }) => {
  const opened = await open(bulk(1, () => done(1)))
  await opened.user.click(row('host-1'))
  const dialog = await begin(opened, action)
  expect(dialog.getByRole<HTMLButtonElement>('button', { name: 'Next' }).disabled).toBe(true)
  await fill(opened, dialog)
  await next(opened, dialog)
  await dialog.findByText('1 device would change.')
  expect(dialog.getByText(told)).toBeTruthy()
  await opened.user.click(dialog.getByRole('button', { name: 'Change 1 device' }))
  await dialog.findByText('It holds for 1 device now.')
  expect(opened.sent()).toEqual([
    { ids: ['d1'], ...body, preview: true },
    { ids: ['d1'], ...body, expected: 1 },
  ])
})

test('while the server works the change is not sent twice, and the dialog stays to tell what came of it', async () => {
  const { promise, resolve } = Promise.withResolvers<unknown>()
  const opened = await open(bulk(812, () => promise))
  await chooseAll(opened)
  const dialog = await previewTag(opened)
  const change = await dialog.findByRole<HTMLButtonElement>('button', { name: 'Change 812 devices' })
  await opened.user.click(change)
  await waitFor(() => expect(change.disabled).toBe(true))
  await opened.user.click(change)
  expect(dialog.getByRole<HTMLButtonElement>('button', { name: 'Back' }).disabled).toBe(true)
  expect(dialog.queryByRole('button', { name: 'Close' })).toBeNull()
  await opened.user.keyboard('{Escape}')
  resolve(done(812))
  await dialog.findByText('It holds for 812 devices now.')
  expect(opened.sent()).toHaveLength(2)
})

test('when other devices match by now, the new number is told and has to be agreed to anew', async () => {
  const opened = await open({
    'POST device/bulk': ({ body }) => {
      const { preview, expected } = body as Bulk
      if (preview) return { action: 'tag', preview: true, total: 812, too_many: false }
      return expected === 815 ? done(815) : problem(409, 'changed-match', { total: 815 })
    },
  })
  await chooseAll(opened)
  const dialog = await previewTag(opened)
  await opened.user.click(await dialog.findByRole('button', { name: 'Change 812 devices' }))
  expect((await dialog.findByRole('alert')).textContent).toContain('The number of matching devices has changed')
  expect(dialog.getByText('815 devices would change.')).toBeTruthy()
  expect(dialog.queryByText(/It holds/)).toBeNull()
  await opened.user.click(dialog.getByRole('button', { name: 'Change 815 devices' }))
  await dialog.findByText('It holds for 815 devices now.')
  expect(opened.sent()).toMatchObject([{ preview: true }, { expected: 812 }, { expected: 815 }])
})

test('when nothing matches any more there is nothing left to agree to', async () => {
  const opened = await open(bulk(812, () => problem(409, 'changed-match', { total: 0 })))
  await chooseAll(opened)
  const dialog = await previewTag(opened)
  await opened.user.click(await dialog.findByRole('button', { name: 'Change 812 devices' }))
  await dialog.findByText('No device matches any more. Nothing would change.')
  expect(dialog.queryByRole('button', { name: /^Change/ })).toBeNull()
})

test('more than one call may change cannot be agreed to', async () => {
  const opened = await open(bulk(10_001, () => done(10_001)))
  await chooseAll(opened)
  const dialog = await previewTag(opened)
  await dialog.findByText(/^10.001 devices match; at most 10,000 can be changed at once/)
  expect(dialog.queryByRole('button', { name: /^Change/ })).toBeNull()
})

test('when more match by now than one call may change, that cannot be agreed to either', async () => {
  const opened = await open(bulk(812, () => problem(409, 'changed-match', { total: 10_001 })))
  await chooseAll(opened)
  const dialog = await previewTag(opened)
  await opened.user.click(await dialog.findByRole('button', { name: 'Change 812 devices' }))
  await dialog.findByText(/^10.001 devices match; at most 10,000 can be changed at once/)
  expect(dialog.queryByRole('button', { name: /^Change/ })).toBeNull()
})

test('what could not be changed is counted, and named with its reason', async () => {
  const problems = [
    { deviceid: '00:40:8c:12:34:56', message: 'there is no such device' },
    { deviceid: 'd1', message: 'it has too many tags' },
  ]
  const opened = await open(bulk(812, () => ({ ...done(812), done: 790, failed: 22, problems })))
  await chooseAll(opened)
  const dialog = await previewTag(opened)
  await opened.user.click(await dialog.findByRole('button', { name: 'Change 812 devices' }))
  await dialog.findByText('It holds for 790 devices now. 22 could not be changed.')
  const refused = within(dialog.getByRole('table', { name: 'What could not be changed' }))
  expect(refused.getByRole('row', { name: '00:40:8c:12:34:56 there is no such device' })).toBeTruthy()
  expect(refused.getByRole('row', { name: 'd1 it has too many tags' })).toBeTruthy()
  expect(dialog.getByText('The first 2 of them are shown.')).toBeTruthy()
})

test('a server that fails says so, and the same may be sent again', async () => {
  let broken = true
  const opened = await open(bulk(812, () => (broken ? problem(500, 'about:blank') : done(812))))
  await chooseAll(opened)
  const dialog = await previewTag(opened)
  const change = await dialog.findByRole('button', { name: 'Change 812 devices' })
  await opened.user.click(change)
  expect((await dialog.findByRole('alert')).textContent).toContain('The server could not do this')
  broken = false
  await opened.user.click(change)
  await dialog.findByText('It holds for 812 devices now.')
})

test('what the preview refuses stays in the form with the reason, and the way back keeps what was written', async () => {
  let known = false
  const refusal = problem(404, 'about:blank', { detail: 'There is no such attribute' })
  const opened = await open({
    'POST device/bulk': () => (known ? { action: 'attribute', preview: true, total: 1, too_many: false } : refusal),
  })
  await opened.user.click(row('host-0'))
  const dialog = await begin(opened, 'Set a custom attribute')
  await opened.user.selectOptions(await attributeField(dialog), 'Owner')
  await write(opened, dialog.getByRole('textbox', { name: 'Value' }), 'Radiology')
  await next(opened, dialog)
  expect((await dialog.findByRole('alert')).textContent).toContain('There is no such attribute')
  known = true
  await next(opened, dialog)
  await opened.user.click(await dialog.findByRole('button', { name: 'Back' }))
  expect((await dialog.findByLabelText<HTMLInputElement>('Value')).value).toBe('Radiology')
})

test('who may only read can choose nothing, and is offered nothing to change', async () => {
  const { user } = await open({}, { role: 'read-only' })
  expect(screen.queryByRole('checkbox', { name: /^Select/ })).toBeNull()
  screen.getByRole('grid', { name: 'Devices' }).focus()
  await user.keyboard('jx')
  expect(screen.queryByRole('region', { name: 'Selection' })).toBeNull()
  expect(screen.queryByRole('button', { name: 'Change' })).toBeNull()
})
