import { useQueryClient } from '@tanstack/react-query'

// The first words of the queries that show each kind of thing, wherever that is.
const shown = {
  devices: ['devices', 'device', 'facets', 'tags', 'overview', 'palette'],
  alerts: ['alerts', 'alert', 'counts', 'overview', 'devices', 'device'],
  vulnerabilities: ['vulnerabilities', 'vulnerability', 'instance', 'counts', 'overview', 'devices', 'device'],
  sites: ['sites', 'subnets', 'devices', 'device', 'facets'],
  subnets: ['subnets', 'sites'],
  segments: ['segments', 'sites'],
  settings: ['keys'],
} as const

/** Says that things of a kind have changed: what shows them is asked for again, and is there when the promise ends. */
export function useChanged() {
  const queries = useQueryClient()
  return (what: keyof typeof shown) =>
    Promise.all(shown[what].map((first) => queries.invalidateQueries({ queryKey: [first] })))
}
