import { Anchor } from '@mantine/core'
import { Link, useLocation } from 'react-router'
import type { Device } from '../api/types'
import { fromList } from '../ui/DetailPage'
import { deviceAddress } from '../ui/deviceAddress'
import { Foreign } from '../ui/Foreign'
import classes from '../ui/Table.module.css'

type Props = { device: Pick<Device, 'hostname' | 'deviceid' | 'MAC'>; besideMac?: boolean; linked?: boolean }

/** Host name over device ID; the name alone where the ID would say nothing new. A link keeps the way back to the list. */
export function DeviceName({ device: { hostname, deviceid, MAC }, besideMac = false, linked = false }: Props) {
  const { search } = useLocation()
  const named = hostname && hostname !== deviceid
  const name = <Foreign value={named ? hostname : deviceid} mono={!named} />
  return (
    <span className={classes.name}>
      {linked ? (
        <Anchor
          component={Link}
          to={deviceAddress(deviceid)}
          state={fromList(search)}
          inherit
          c="inherit"
          underline="hover"
        >
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
