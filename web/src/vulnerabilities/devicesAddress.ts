import { withCondition } from '../ui/filter/condition'
import { quoteValue } from '../ui/filter/terms'

/** The devices that have a vulnerability, narrowed as the list that leads there. */
export function devicesAddress(name: string, filter = ''): string {
  const narrowed = withCondition(filter, 'name', `name:${quoteValue(name)}`)
  return `/vulnerabilities?${new URLSearchParams({ by: 'device', filter: narrowed })}`
}
