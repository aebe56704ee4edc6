import { Skeleton } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Foreign } from '../ui/Foreign'
import { RelativeTime } from '../ui/Time'
import classes from './DeviceCards.module.css'
import { DeviceName } from './DeviceName'
import { RiskLabel } from './RiskLabel'
import { type Devices, useDeviceWindow } from './useDeviceWindow'

const cardHeight = 76
const firstCards = Array.from({ length: 6 }, (_, index) => ({ index, device: undefined }))

/** The same window of devices where a table has no room: what it is, how risky, where and when. */
export function DeviceCards({ devices }: { devices: Devices }) {
  const { t } = useTranslation('devices')
  const { frame, before, after, shown } = useDeviceWindow(devices, cardHeight)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls is reached by the keyboard
    <section ref={frame} className={classes.frame} aria-label={t('title')} tabIndex={0}>
      <ul className={classes.list} style={{ paddingTop: before, paddingBottom: after }}>
        {(devices.query.isPending ? firstCards : shown).map(({ index, device }) => (
          <li key={index} className={classes.card}>
            {device ? (
              <>
                <DeviceName device={device} />
                <RiskLabel device={device} />
                <Foreign mono value={device.ip_address} />
                <span className="dimmed">
                  <RelativeTime value={device.last_activity} />
                </span>
              </>
            ) : (
              <Skeleton height={12} width="60%" />
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
