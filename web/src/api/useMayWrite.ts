import { useSession } from './session'

/** Whether the person's role changes things at all; the server decides each time. */
export const useMayWrite = () => useSession().role !== 'read-only'
