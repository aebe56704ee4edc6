/** The page of a device. */
export const deviceAddress = (deviceid: string) => `/devices/${encodeURIComponent(deviceid)}`
