import type { NewSubnet, Subnet } from '../../api/network'

export const subnetFields = ['prefix', 'name', 'description', 'vlan', 'gateway', 'type', 'site', 'shared_block']

/** A subnet as its form has it. `site` undefined: as it is; null: the default site. */
export type Draft = {
  prefix: string
  name: string
  description: string
  vlan: string
  gateway: string
  type: 'subnet' | 'block'
  site: string | null | undefined
  shared: boolean
  static: boolean
  monitored: boolean
}

export const draftOf = (subnet?: Subnet): Draft => ({
  prefix: subnet?.prefix ?? '',
  name: subnet?.name ?? '',
  description: subnet?.description ?? '',
  vlan: subnet?.vlan ?? '',
  gateway: subnet?.gateway ?? '',
  type: subnet?.type ?? 'subnet',
  site: undefined,
  shared: subnet?.shared_block ?? false,
  static: subnet?.static ?? false,
  monitored: subnet?.monitored ?? true,
})

/** What is sent: whether a subnet that exists is shared is changed by transfer and revert alone. */
export function toNewSubnet({ site, shared, ...draft }: Draft, isNew: boolean): NewSubnet {
  const facts = { ...draft, prefix: draft.prefix.trim(), vlan: draft.vlan.trim(), gateway: draft.gateway.trim() }
  if (isNew && shared) return { ...facts, shared_block: true }
  return site === undefined || shared ? facts : { ...facts, site: site ?? '' }
}
