import type { ReactNode } from 'react'
import { useSession } from '../api/session'
import { NoPermission } from './NoPermission'

/** Pages of owners and administrators, for whoever follows a link there; the server decides in any case. */
export function ForAdministrators({ children }: { children: ReactNode }) {
  const { role } = useSession()
  return role === 'read-only' ? <NoPermission whole /> : children
}
