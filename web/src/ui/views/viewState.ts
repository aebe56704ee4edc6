import type { ViewState } from '../../api/views'

/** What the address says of filter, columns and order: the part of a page that a view keeps. */
export function stateOf(params: URLSearchParams): ViewState {
  const field = params.get('sort')
  return {
    filter: params.get('filter') ?? '',
    search: params.get('search') ?? '',
    columns: (params.get('columns') ?? '').split(',').filter(Boolean),
    order: field ? { field, direction: params.get('direction') === 'asc' ? 'asc' : 'desc' } : null,
  }
}

/** The address of a view. */
export function paramsOf({ id, filter, search, columns, order }: ViewState & { id?: string }): URLSearchParams {
  const params = new URLSearchParams()
  if (id) params.set('view', id)
  if (filter) params.set('filter', filter)
  if (search) params.set('search', search)
  if (columns.length) params.set('columns', columns.join())
  if (order) {
    params.set('sort', order.field)
    params.set('direction', order.direction)
  }
  return params
}

export const sameState = (one: ViewState, other: ViewState) =>
  paramsOf({ ...one, id: undefined }).toString() === paramsOf({ ...other, id: undefined }).toString()
