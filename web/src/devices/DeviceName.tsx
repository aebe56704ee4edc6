import type { Device } from '../api/types'
import { Foreign } from '../ui/Foreign'
import classes from '../ui/Table.module.css'

type Props = { device: Device; besideMac?: boolean }

/** Host name over device ID; the name alone where the ID would say nothing new. */
export function DeviceName({ device: { hostname, deviceid, MAC }, besideMac = false }: Props) {
  const named = hostname && hostname !== deviceid
  return (
    <span className={classes.name}>
      <Foreign value={named ? hostname : deviceid} mono={!named} />
      {named && !(besideMac && deviceid === MAC) && (
        <small className="dimmed">
          <Foreign value={deviceid} mono />
        </small>
      )}
    </span>
  )
}
