import { request } from './client'

export type ViewPage = 'devices' | 'alerts' | 'vulnerabilities'

/** What a list shows, without its name. */
export type ViewState = {
  filter: string
  search: string
  /** Names in their order; none: the page's own. */
  columns: string[]
  order: { field: string; direction: 'asc' | 'desc' } | null
}

export type View = ViewState & {
  id: string
  page: ViewPage
  name: string
  density: 'normal' | 'compact'
  shared: boolean
  owner: string
  mine: boolean
  may_change: boolean
  updated: string
}

export type ViewChange = Partial<ViewState & Pick<View, 'name' | 'density' | 'shared'>>

const address = '/console/api/views'

export async function loadViews(page: ViewPage, signal?: AbortSignal) {
  return (await request<{ items: View[] }>('GET', `${address}?page=${page}`, { signal })).items
}

export const createView = (page: ViewPage, view: ViewChange) =>
  request<View>('POST', address, { body: { page, ...view } })

export const changeView = (id: string, change: ViewChange) =>
  request<View>('PUT', `${address}/${encodeURIComponent(id)}`, { body: change })

export const deleteView = (id: string) => request<void>('DELETE', `${address}/${encodeURIComponent(id)}`, { body: {} })
