import { type Answer, inventory } from './inventory'

export type Policy = Answer<'policy/recommendation'>['policies'][number]
type Place = { offset: number; pagelength: number; signal?: AbortSignal }

/** The most that one answer brings. */
export const mostPolicies = 10_000

/** For one profile, or for all where it is empty. */
export async function loadPolicies(profile: string, { signal, ...place }: Place) {
  const { policies, total } = await inventory.get('policy/recommendation', { query: { profile, ...place }, signal })
  return { rows: policies, total }
}
