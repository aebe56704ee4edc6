import { IconBan, IconCircleCheck, IconClockOff, IconPlayerPause, IconRefresh } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { AccessKey } from '../api/types'
import classes from './KeyStateLabel.module.css'

const icons = {
  active: IconCircleCheck,
  replaced: IconRefresh,
  disabled: IconPlayerPause,
  expired: IconClockOff,
  revoked: IconBan,
}

/** No action brings such a key back. */
export const isOver = ({ state }: AccessKey) => state === 'expired' || state === 'revoked'

export function KeyStateLabel({ accessKey: { state, rotated_to } }: { accessKey: AccessKey }) {
  const { t } = useTranslation('keys')
  const shown = state === 'active' && rotated_to ? 'replaced' : state
  const StateIcon = icons[shown]
  return (
    <span className={classes.state} data-state={shown}>
      <StateIcon size={15} aria-hidden />
      {t(`state.${shown}`)}
    </span>
  )
}
