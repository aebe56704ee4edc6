import { Anchor } from '@mantine/core'
import { Link } from 'react-router'
import { deviceAddress } from './deviceAddress'
import { Foreign } from './Foreign'
import table from './Table.module.css'

type Props = { deviceid: string; hostname?: string | null }

/** Leads to the device: its host name over its ID, or the ID alone. */
export function DeviceLink({ deviceid, hostname }: Props) {
  const named = hostname && hostname !== deviceid
  return (
    <Anchor component={Link} to={deviceAddress(deviceid)} className={table.name} c="inherit" underline="hover">
      <Foreign value={named ? hostname : deviceid} mono={!named} />
      {named && (
        <small className="dimmed">
          <Foreign value={deviceid} mono />
        </small>
      )}
    </Anchor>
  )
}
