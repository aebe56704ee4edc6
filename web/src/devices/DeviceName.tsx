import { Anchor } from '@mantine/core'
import { Link } from 'react-router'
import type { Device } from '../api/types'
import { Foreign } from '../ui/Foreign'
import classes from '../ui/Table.module.css'

type Props = { device: Pick<Device, 'hostname' | 'deviceid' | 'MAC'>; besideMac?: boolean; to?: string }

/** Host name over device ID; the name alone where the ID would say nothing new. */
export function DeviceName({ device: { hostname, deviceid, MAC }, besideMac = false, to }: Props) {
  const named = hostname && hostname !== deviceid
  const name = <Foreign value={named ? hostname : deviceid} mono={!named} />
  return (
    <span className={classes.name}>
      {to ? (
        <Anchor component={Link} to={to} inherit c="inherit" underline="hover">
          {name}
        </Anchor>
      ) : (
        name
      )}
      {named && !(besideMac && deviceid === MAC) && (
        <small className="dimmed">
          <Foreign value={deviceid} mono />
        </small>
      )}
    </span>
  )
}
