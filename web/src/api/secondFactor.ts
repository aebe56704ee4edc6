import { request } from './client'

/** Shown once; never kept in a cache. */
export type Pairing = { secret: string; uri: string; expires: string }
export type RecoveryCodes = { recovery_codes: string[] }

export const beginPairing = () => request<Pairing>('POST', '/console/totp/begin', { body: {} })

export const confirmPairing = (code: string) =>
  request<RecoveryCodes>('POST', '/console/totp/confirm', { body: { code } })

export const renewRecoveryCodes = (code: string) =>
  request<RecoveryCodes>('POST', '/console/totp/recovery-codes', { body: { code } })

export const turnOffSecondFactor = (code: string) => request<null>('DELETE', '/console/totp', { body: { code } })
