import type { Policy } from '../api/policies'

// The wide forms too: spreadsheets in East Asian settings read them as the narrow ones. As the server's own files.
const formulaBeginning = /^[=+\-@\t\r\n＝＋－＠]/

/** What a spreadsheet would take for a formula begins with an apostrophe; quoted where it must be. */
export function csvCell(text: string): string {
  const safe = formulaBeginning.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

const columns = [
  'id',
  'policySetName',
  'action',
  'geo',
  'sourceProfiles',
  'sourceIpList',
  'sourceZones',
  'apps',
  'services',
  'destinationProfiles',
  'destinationFqdnList',
  'destinationIpList',
  'destinationUrlCategories',
  'destinationZones',
  'tags',
  'securityProfiles',
  'firewallList',
  'deviceGroups',
  'lastActivityTime',
] as const satisfies (keyof Policy)[]

const written = (value: Policy[(typeof columns)[number]]): string =>
  Array.isArray(value)
    ? value.map((one) => (typeof one === 'string' ? one : `${one.type}: ${one.name}`)).join('; ')
    : (value ?? '')

export const policiesAsCsv = (policies: Policy[]) =>
  `${[columns, ...policies.map((policy) => columns.map((column) => csvCell(written(policy[column]))))]
    .map((row) => row.join(','))
    .join('\r\n')}\r\n`
