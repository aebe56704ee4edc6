import { queryOptions } from '@tanstack/react-query'
import { request } from './client'
import { type BodyOf, inventory } from './inventory'
import type { components } from './openapi'

export type Attribute = components['schemas']['CustomAttribute']
export type SavedFilter = components['schemas']['SavedFilter']
export type Tag = components['schemas']['TagItem']
export type Profile = { profile: string; category: string; vertical: string }
export type NewAttribute = BodyOf<'customAttribute', 'post'>

export const loadProfiles = async (signal: AbortSignal): Promise<Profile[]> =>
  (await inventory.get('profile/mapping', { signal })).mapping

export const savedFiltersQuery = queryOptions({
  queryKey: ['saved-filters'],
  queryFn: async ({ signal }): Promise<SavedFilter[]> => (await inventory.get('filters', { signal })).filters,
  staleTime: 30_000,
})

export const attributesQuery = queryOptions({
  queryKey: ['attributes'],
  queryFn: async ({ signal }): Promise<Attribute[]> =>
    (await inventory.get('customAttributes', { query: { type: 'all' }, signal })).fields,
  staleTime: 30_000,
})

export type TagSource = 'tenant' | 'predefined'
/** Tags without a type get this one. */
export const noTagType = 'zzzNoTagTypeABC'

const tagPage = 1000

/** All tags: the server gives them a thousand at a time. */
export async function loadTags(source: TagSource, signal: AbortSignal): Promise<Tag[]> {
  const all: Tag[] = []
  for (;;) {
    const query = { source, offset: all.length, pagelength: tagPage }
    const { tags, totalTags } = await inventory.get('tag/list', { query, signal })
    all.push(...tags)
    if (tags.length < tagPage || all.length >= totalTags) return all
  }
}

export const tagsQuery = (source: TagSource) =>
  queryOptions({ queryKey: ['tags', source], queryFn: ({ signal }) => loadTags(source, signal) })

export type TagName = { tagType: string; tagValue: string }
/** A change of the tags of all devices that a filter finds. docs/console-api.md, "Many devices at once" */
export type TagChange = { action: 'tag' | 'untag'; tag: TagName | string; filter: string }
export type TagPreview = { total: number; too_many: boolean }
export type TagOutcome = { total: number; done: number; failed: number }

export const previewTags = (change: TagChange, signal?: AbortSignal) =>
  request<TagPreview>('POST', '/console/api/device/bulk', { body: { ...change, preview: true }, signal })

/** `expected`: how many devices the person agreed to; when it is another number, nothing is changed. */
export const changeTags = (change: TagChange, expected: number) =>
  request<TagOutcome>('POST', '/console/api/device/bulk', { body: { ...change, expected } })
