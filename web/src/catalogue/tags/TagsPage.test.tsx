import { screen, waitFor, within } from '@testing-library/react'
import { beforeEach, expect, test, vi } from 'vitest'
import { type Answer, problem, serve, session } from '../../testing/server'
import { show } from '../../testing/show'
import TagsPage from './TagsPage'

const tag = {
  _id: { tagId: 't1' },
  tagId: 't1',
  tagType: 'Ward',
  tagValue: 'ward 3',
  type: 'custom',
  createDate: '2026-10-01T08:00:00.000Z',
  filters: [],
  tenantid: 'acme',
}
const bulk = '/console/api/device/bulk'

type Bulk = { preview?: boolean; expected?: number; action: string }

function serveTags(change: (body: Bulk) => Answer, total = () => 12) {
  return serve({
    'GET /console/session': () => ({ body: session }),
    'GET /console/api/tag/list?source=tenant&offset=0&pagelength=1000': () => ({ body: { tags: [tag], totalTags: 1 } }),
    'GET /console/api/facets?type=device&field=tag': () => problem(404, 'about:blank'),
    'GET /console/api/fields?type=devices': () => ({ body: { type: 'devices', fields: [] } }),
    [`POST ${bulk}`]: ({ body }) => {
      const asked = body as Bulk
      return asked.preview ? { body: { total: total(), too_many: total() > 10_000 } } : change(asked)
    },
  })
}

beforeEach(() => {
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(600)
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(1200)
})

test('tags that share a word have no number of their own, and nothing is claimed of one', async () => {
  const other = { ...tag, tagId: 't2', tagType: 'Floor' }
  const body = { tags: [tag, other, { ...tag, tagId: 't3', tagValue: 'leased' }], totalTags: 3 }
  serve({
    'GET /console/session': () => ({ body: session }),
    'GET /console/api/tag/list?source=tenant&offset=0&pagelength=1000': () => ({ body }),
    'GET /console/api/facets?type=device&field=tag': () => ({
      body: {
        items: [
          { value: 'ward 3', count: 8 },
          { value: 'leased', count: 2 },
        ],
        has_more: false,
        is_exact: true,
      },
    }),
    [`POST ${bulk}`]: ({ body }) =>
      (body as Bulk).preview ? { body: { total: 8, too_many: false } } : { body: { total: 8, done: 8, failed: 0 } },
  })
  const { user } = await show(<TagsPage />)
  await screen.findByRole('link', { name: /leased/ })
  expect(screen.queryByText('8')).toBeNull()
  await user.click(await screen.findByRole('button', { name: 'Actions for Ward: ward 3' }))
  await user.click(await screen.findByRole('menuitem', { name: 'Take off all devices' }))
  const dialog = await screen.findByRole('dialog')
  await within(dialog).findByText('8 devices have a tag of this word; those with this one lose it.')
  await user.click(within(dialog).getByRole('button', { name: 'Take off all devices' }))
  await screen.findByText('Ward: ward 3 taken off all devices')
})

async function untag() {
  const shown = await show(<TagsPage />)
  await shown.user.click(await screen.findByRole('button', { name: 'Actions for Ward: ward 3' }))
  await shown.user.click(await screen.findByRole('menuitem', { name: 'Take off all devices' }))
  return { ...shown, dialog: await screen.findByRole('dialog', { name: 'Take Ward: ward 3 off all devices?' }) }
}

test('before a tag is taken off, it is told of how many devices, and these alone are meant', async () => {
  const server = serveTags(() => ({ body: { total: 12, done: 12, failed: 0 } }))
  const { user, dialog } = await untag()
  await within(dialog).findByText('12 devices are found by it and lose it.')
  await user.click(within(dialog).getByRole('button', { name: 'Take off all devices' }))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  const what = { action: 'untag', tag: { tagType: 'Ward', tagValue: 'ward 3' }, filter: 'tag:"ward 3"' }
  expect(server.to('POST', bulk).map(({ body }) => body)).toEqual([
    { ...what, preview: true },
    { ...what, expected: 12 },
  ])
})

test('when the devices have changed meanwhile, they are counted anew before anybody decides', async () => {
  let total = 12
  serveTags(
    () => {
      total = 13
      return problem(409, 'changed-match', { total })
    },
    () => total,
  )
  const { user, dialog } = await untag()
  await within(dialog).findByText('12 devices are found by it and lose it.')
  await user.click(within(dialog).getByRole('button', { name: 'Take off all devices' }))
  await within(dialog).findByText('13 devices are found by it and lose it.')
  expect(within(dialog).getByRole('alert').textContent).toMatch(/counted anew/)
})

test('more devices than one call may change cannot be agreed to', async () => {
  serveTags(
    () => problem(500, 'about:blank'),
    () => 10_001,
  )
  const { dialog } = await untag()
  await within(dialog).findByText(/more than 10,000 devices/)
  expect(within(dialog).getByRole<HTMLButtonElement>('button', { name: 'Take off all devices' }).disabled).toBe(true)
})

test('a tag is made with the devices of a filter, once their number is known', async () => {
  const server = serveTags(() => ({ body: { total: 12, done: 12, failed: 0 } }))
  const { user } = await show(<TagsPage />)
  await user.click(screen.getByRole('button', { name: 'Create tag' }))
  const dialog = await screen.findByRole('dialog', { name: 'Create tag' })
  await user.type(within(dialog).getByRole('textbox', { name: 'Tag' }), 'ward 4')
  const submit = within(dialog).getByRole<HTMLButtonElement>('button', { name: 'Tag devices' })
  expect(submit.disabled).toBe(true)
  await user.type(within(dialog).getByRole('textbox', { name: 'Filter' }), 'vendor:Axis{Enter}')
  await user.click(await within(dialog).findByRole('button', { name: 'Tag 12 devices' }))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(server.to('POST', bulk).at(-1)?.body).toEqual({
    action: 'tag',
    tag: 'ward 4',
    filter: 'vendor:Axis',
    expected: 12,
  })
})
