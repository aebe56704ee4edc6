import type { SavedFilter } from '../../api/catalogue'
import { quoteValue } from '../../ui/filter/terms'

type Fields = SavedFilter['filter']

/** The conditions of a saved filter, as whoever chose them saw them; a device must meet each. */
export function conditions(filter: Fields): { field: string; values: string[] }[] {
  return Object.entries(filter).map(([field, { terms, selectedLabels }]) => {
    const labels = selectedLabels?.filter((label) => typeof label === 'string') ?? []
    return { field, values: labels.length === terms.length ? labels : terms.map(String) }
  })
}

const most = { terms: 100, bytes: 4096 }
const levels = ['Low', 'Medium', 'High', 'Critical']

const list = (name: string, values: string[]) => `${name}:${values.length === 1 ? values[0] : `(${values.join(', ')})`}`
const text = (name: string) => (terms: string[]) => list(name, terms.map(quoteValue))
const number = (name: string) => (terms: string[]) =>
  terms.every((term) => /^\d{1,9}$/.test(term)) ? list(name, terms) : null
/** Devices without the one are known by their deviceid. */
const orDeviceid = (name: string) => (terms: string[]) =>
  `(${text(name)(terms)} OR (${name}:"" ${text('deviceid')(terms)}))`
const word = (name: string, words: Record<string, string>) => (terms: string[]) => {
  const known = terms.flatMap((term) => words[term.toLowerCase()] ?? [])
  return known.length === terms.length ? list(name, known) : null
}

/** Fields of saved filters that the filter language has too, and how their terms are written there. */
const written: Record<string, (terms: string[]) => string | null> = {
  deviceid: text('deviceid'),
  hostname: orDeviceid('hostname'),
  mac_address: orDeviceid('mac'),
  MAC: text('mac'),
  ip_address: (terms) => (terms.every((term) => /^[0-9a-f.:]+$/i.test(term)) ? list('ip', terms) : null),
  category: text('category'),
  profile: text('profile'),
  profile_type: text('profile_type'),
  profile_vertical: text('profile_vertical'),
  vendor: text('vendor'),
  model: text('model'),
  os_group: text('os_group'),
  site_name: text('site'),
  allTags: text('tag'),
  risk_score: number('risk_score'),
  risk_level: word('risk_level', Object.fromEntries(levels.map((level) => [level.toLowerCase(), level]))),
  confidence_score: number('confidence_score'),
  number_of_critical_alerts: number('critical_alerts'),
  number_of_warning_alerts: number('warning_alerts'),
  number_of_caution_alerts: number('caution_alerts'),
  number_of_info_alerts: number('info_alerts'),
  Source: word('monitored', { monitored: 'true', discovered: 'false' }),
  trafficRestricted: word('traffic_restricted', { true: 'true', false: 'false', '': '""' }),
}

/** The same devices in the filter language; null where it cannot say it. */
export function asFilter(filter: Fields): string | null {
  const parts: string[] = []
  let terms = 0
  for (const [field, condition] of Object.entries(filter)) {
    const part = written[field]?.(condition.terms.map(String))
    if (!part) return null
    terms += condition.terms.length * (part.startsWith('(') ? 2 : 1)
    parts.push(part)
  }
  const joined = parts.join(' ')
  return terms <= most.terms && new TextEncoder().encode(joined).length <= most.bytes ? joined : null
}
