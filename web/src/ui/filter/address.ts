import { quoteValue } from './terms'

/** Where the devices are that a filter finds. */
export const devicesFound = (filter: string) => (filter ? `/devices?${new URLSearchParams({ filter })}` : '/devices')

/** Where the devices are whose field has the value. */
export const devicesWith = (field: string, value: string) => devicesFound(`${field}:${quoteValue(value)}`)
