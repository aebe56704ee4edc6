import { screen, within } from '@testing-library/react'
import { beforeEach, expect, test, vi } from 'vitest'
import AttributesPage from '../../catalogue/attributes/AttributesPage'
import TagsPage from '../../catalogue/tags/TagsPage'
import SitesPage from '../../network/sites/SitesPage'
import { serveInventory } from '../../testing/inventory'
import { show } from '../../testing/show'
import { BulkActions } from './BulkActions'

const tag = {
  _id: { tagId: 't1' },
  tagId: 't1',
  tagType: 'Ward',
  tagValue: 'ward 3',
  type: 'custom',
  createDate: '2026-10-01T08:00:00.000Z',
  filters: [],
}
const site = {
  siteid: '7',
  external_id: 'Main Hospital',
  description: '',
  location: '',
  group: null,
  subnetsList: [],
  segmentIdsList: [],
  created_at: '2026-10-01T08:00:00.000Z',
  updated_at: '2026-10-01T08:00:00.000Z',
}
const attribute = {
  customAttributeName: 'Owner',
  docType: 'customAttribute',
  defaultValue: '',
  fieldName: 'owner',
  ruleOrders: [],
  systemAttrValueOptions: [],
}
const facets = { items: [], has_more: false, is_exact: true }
const routes = [
  { path: '/tags', element: <TagsPage /> },
  { path: '/sites', element: <SitesPage /> },
  { path: '/attributes', element: <AttributesPage /> },
]

beforeEach(() => {
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(600)
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(1200)
})

/** What was answered stays good for a while, as in the console itself. */
async function open(at: string) {
  const server = serveInventory({
    'GET tag/list': () => ({ tags: [tag], totalTags: 1 }),
    'GET site': () => ({ list: [site], total: 1 }),
    'GET customAttributes': () => ({ fields: [attribute] }),
    'GET filters': () => ({ filters: [] }),
    'GET facets': () => facets,
  })
  const opened = await show(<BulkActions which={{ ids: ['d0'] }} onDone={() => {}} />, { at: '/elsewhere', routes })
  opened.queries.setDefaultOptions({ queries: { retry: false, staleTime: 30_000 } })
  await opened.router.navigate(at)
  return { ...opened, ...server }
}

async function begin({ user }: Awaited<ReturnType<typeof open>>, action: string) {
  await user.click(await screen.findByRole('button', { name: 'Change' }))
  await user.click(await screen.findByRole('menuitem', { name: action }))
  return within(await screen.findByRole('dialog', { name: action }))
}

const cases = [
  { name: 'tags', action: 'Remove a tag', page: '/tags', call: 'tag/list', offered: 'Ward', shown: 'ward 3' },
  { name: 'sites', action: 'Set the site', page: '/sites', call: 'site', offered: 'Main Hospital' },
  {
    name: 'attributes',
    action: 'Set a custom attribute',
    page: '/attributes',
    call: 'customAttributes',
    offered: 'Owner',
  },
].map((one) => [one.name, one] as const)

test.each(cases)('the page of %s can be shown after the dialog that offers them', async (_name, one) => {
  const opened = await open('/')
  const dialog = await begin(opened, one.action)
  await dialog.findByRole('option', { name: one.offered, hidden: true })
  await opened.router.navigate(one.page)
  await within(await screen.findByRole('grid')).findByText(one.shown ?? one.offered)
  expect(opened.to(`GET ${one.call}`)).toHaveLength(1)
})

test.each(cases)('the dialog offers %s after the page that lists them', async (_name, one) => {
  const opened = await open(one.page)
  await within(await screen.findByRole('grid')).findByText(one.shown ?? one.offered)
  await opened.router.navigate('/')
  const dialog = await begin(opened, one.action)
  expect(await dialog.findByRole('option', { name: one.offered, hidden: true })).toBeTruthy()
  expect(opened.to(`GET ${one.call}`)).toHaveLength(1)
})
