import { request } from './client'

export type FacetOf = 'device' | 'alert' | 'vulnerability'
export type Facet = { value: string; count: number }
/** `has_more`: there are values beyond the 50 most frequent; not `is_exact`: only a part of the matches was looked at. */
export type Facets = { items: Facet[]; has_more: boolean; counted: number; is_exact: boolean }

/** How often each value of a field occurs among what a filter finds; an empty value is unknown. */
export function loadFacets(of: FacetOf, field: string, filter: string, search: string, signal?: AbortSignal) {
  const query = new URLSearchParams({ type: of, field })
  if (filter) query.set('filter', filter)
  if (search) query.set('search', search)
  return request<Facets>('GET', `/console/api/facets?${query}`, { signal })
}
