import type { Policy } from '../api/policies'
import { destinationsOf, sourcesOf, spokenIn } from './sides'

/** Null is any. */
export type Edge = { source: string | null; destination: string | null; services: string[]; internet: boolean }

const orAny = (names: string[]): (string | null)[] => (names.length > 0 ? names : [null])
const byName = (one: string | null, other: string | null) => (one ?? '').localeCompare(other ?? '')

/** One connection for each pair, with all that is spoken between the two; by source, then destination. */
export function edgesOf(policies: Policy[]): Edge[] {
  const edges = new Map<string, Edge>()
  for (const policy of policies) {
    const spoken = spokenIn(policy)
    for (const source of orAny(sourcesOf(policy)))
      for (const destination of orAny(destinationsOf(policy))) {
        const key = JSON.stringify([source, destination])
        const edge = edges.get(key) ?? { source, destination, services: [], internet: false }
        edge.services = [...new Set([...edge.services, ...spoken])]
        edge.internet ||= policy.geo === 'internet'
        edges.set(key, edge)
      }
  }
  return [...edges.values()].sort(
    (one, other) => byName(one.source, other.source) || byName(one.destination, other.destination),
  )
}
