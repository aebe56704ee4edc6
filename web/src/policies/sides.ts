import type { Policy } from '../api/policies'

// An empty list means any.

export const sourcesOf = ({ sourceProfiles, sourceIpList, sourceZones }: Policy): string[] => {
  const named = [...sourceProfiles, ...sourceIpList]
  return named.length > 0 ? named : sourceZones
}

export const destinationsOf = (policy: Policy): string[] => {
  const named = [
    ...policy.destinationProfiles,
    ...policy.destinationFqdnList,
    ...policy.destinationIpList,
    ...policy.destinationUrlCategories,
  ]
  return named.length > 0 ? named : policy.destinationZones
}

/** What is spoken: applications, with the services they use. */
export const spokenIn = ({ apps, services }: Policy): string[] => [...new Set([...apps, ...services])]
