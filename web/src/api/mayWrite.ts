import type { Role } from './types'

/** Who may change what the tenant has; the server decides, this saves people a refusal. */
export const mayWrite = (role: Role) => role !== 'read-only'
