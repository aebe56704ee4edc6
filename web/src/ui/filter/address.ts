import { quoteValue } from './terms'

/** Where the devices are that a filter finds. */
export const devicesFound = (filter: string) => (filter ? `/devices?${new URLSearchParams({ filter })}` : '/devices')

/** Where the devices are whose field has the value. */
export const devicesWith = (field: string, value: string) => devicesFound(`${field}:${quoteValue(value)}`)

/** Where the open alerts are that a filter finds. */
export const alertsFound = (filter: string) => `/alerts?${new URLSearchParams({ filter })}`

/** Where the open vulnerabilities are that a filter finds, on each device: what overviews count. */
export const vulnerabilitiesFound = (filter: string) =>
  `/vulnerabilities?${new URLSearchParams({ by: 'device', ...(filter && { filter }) })}`
