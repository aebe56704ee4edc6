import { Anchor } from '@mantine/core'
import { Link } from 'react-router'
import { Foreign } from '../ui/Foreign'

/** A site by its name, which leads to it; by its id while the name is not known. */
export function SiteName({ siteid, name }: { siteid: string; name: string | null }) {
  if (!name) return <Foreign value={siteid} mono />
  return (
    <Anchor component={Link} to={`/network/sites?${new URLSearchParams({ search: name })}`} c="inherit" display="block">
      <Foreign value={name} />
    </Anchor>
  )
}
