import { queryOptions } from '@tanstack/react-query'
import { type BodyOf, inventory } from './inventory'
import type { components } from './openapi'

export type Site = components['schemas']['Site']
export type Segment = components['schemas']['NetworkSegment']
export type Subnet = components['schemas']['Subnet']

export type NewSite = BodyOf<'site', 'post'>[number]
export type NewSegment = BodyOf<'networkSegment', 'post'>[number]
export type NewSubnet = BodyOf<'subnet', 'post'>[number]

/** Its name may differ from tenant to tenant, its id does not. */
export const defaultSiteId = '0'

export const siteListQuery = queryOptions({
  queryKey: ['sites'],
  queryFn: async ({ signal }): Promise<Site[]> => (await inventory.get('site', { signal })).list,
  staleTime: 30_000,
})

const segmentPage = 1000

/** All segments: the server gives them a thousand at a time. */
export async function loadSegments(signal: AbortSignal): Promise<Segment[]> {
  const all: Segment[] = []
  for (;;) {
    const query = { offset: all.length, pagelength: segmentPage }
    const { networkSegments, total } = await inventory.get('networkSegment', { query, signal })
    all.push(...networkSegments)
    if (networkSegments.length < segmentPage || all.length >= total) return all
  }
}

/** Which subnets: all levels, unless those right below one network. */
export type SubnetChoice = { prefix?: string; name?: string; siteid?: string; parent?: string }

export async function loadSubnets(
  choice: SubnetChoice,
  place: { offset: number; pagelength: number },
  signal: AbortSignal,
) {
  const query = { ...choice, ...(choice.parent ? {} : { flat: true }), ...place }
  const { subnets, total } = await inventory.get('subnet', { query, signal })
  return { rows: subnets, total }
}
