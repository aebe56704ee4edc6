import { quoteValue, withTerm } from '../ui/filter/terms'
import type { Sort } from '../ui/table/column'

/** What `export/devices` calls a column of the table, where it is called otherwise. */
const members: Record<string, string[]> = {
  risk_score: ['risk_score', 'risk_level'],
  critical_alerts: [
    'number_of_critical_alerts',
    'number_of_warning_alerts',
    'number_of_caution_alerts',
    'number_of_info_alerts',
  ],
  warning_alerts: ['number_of_warning_alerts'],
  caution_alerts: ['number_of_caution_alerts'],
  info_alerts: ['number_of_info_alerts'],
  first_seen: ['first_seen_date'],
}

/** The device's ID first, then the columns as they are shown. */
export const exportedColumns = (columns: string[]) =>
  [...new Set(['deviceid', ...columns.flatMap((name) => members[name] ?? name)])].join()

const searched = ['hostname', 'deviceid', 'ip', 'profile', 'vendor']

/** Filter and search in one filter: exports and the Public API know no search. */
export function filterWithSearch(filter: string, search: string): string {
  if (!search) return filter
  const pattern = `"*${quoteValue(`${search} `).slice(1, -2)}*"`
  return withTerm(filter, `(${searched.map((field) => `${field}:${pattern}`).join(' OR ')})`)
}

const orders = ['deviceid', 'MAC', 'ip_address', 'last_activity']

/** The order as an export can have it; none: it has an order of its own. */
export const exportedOrder = ({ field, direction }: Sort) =>
  orders.includes(field) ? { sortfield: field, sortdirection: direction } : null
