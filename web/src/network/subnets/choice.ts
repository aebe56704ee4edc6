import type { SubnetChoice } from '../../api/network'
import { parseNetworks } from '../../text/network'

/** What is written as a network is looked up as one, an address alone too; all else is a name. */
export function subnetChoice(search: string, site: string, parent: string): SubnetChoice {
  const siteid = site || undefined
  if (search) {
    const { networks, refused } = parseNetworks(search)
    const [prefix] = networks
    return prefix && networks.length === 1 && refused.length === 0 ? { prefix, siteid } : { name: search, siteid }
  }
  if (siteid) return { siteid }
  return parent ? { parent } : {}
}
