import { useInterval } from '@mantine/hooks'
import { IconPlugConnectedX } from '@tabler/icons-react'
import { onlineManager } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { loadSession } from '../api/session'
import classes from './OfflineBanner.module.css'

const subscribe = (listener: () => void) => onlineManager.subscribe(listener)
const isOnline = () => onlineManager.isOnline()

/** Shown while the server does not answer; asks again until it does, whereupon waiting queries go on. */
export function OfflineBanner() {
  const online = useSyncExternalStore(subscribe, isOnline)
  return <div role="status">{!online && <Waiting />}</div>
}

function Waiting() {
  const { t } = useTranslation('shell')
  useInterval(loadSession, 4000, { autoInvoke: true })
  return (
    <div className={classes.banner}>
      <IconPlugConnectedX size={16} aria-hidden />
      {t('offline')}
    </div>
  )
}
