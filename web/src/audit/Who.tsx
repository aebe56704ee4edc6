import { Foreign } from '../ui/Foreign'

/** The e-mail where it is known, else the name as it stands in the record. */
export function Who({ id, email }: { id: string; email: string | null }) {
  return <Foreign mono={!email} value={email || id} />
}
