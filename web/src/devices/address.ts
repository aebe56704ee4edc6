/** The page of a device. */
export const addressOf = (deviceid: string) => `/devices/${encodeURIComponent(deviceid)}`

/** The list of what a filter finds. */
export const listOf = (filter: string) => `/devices?${new URLSearchParams({ filter })}`
