import type { Device } from '../api/types'
import { Foreign } from '../ui/Foreign'
import classes from '../ui/Table.module.css'

/** Host name over device ID; one line when the name is only the ID again. */
export function DeviceName({ device: { hostname, deviceid } }: { device: Device }) {
  const named = hostname && hostname !== deviceid
  return (
    <span className={classes.name}>
      <Foreign value={named ? hostname : deviceid} mono={!named} />
      {named && (
        <small className="dimmed">
          <Foreign value={deviceid} mono />
        </small>
      )}
    </span>
  )
}
