import { IconCircleCheck, IconClock, IconClockOff, IconLock, IconUserOff } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Invitation, Person } from '../api/people'
import { StateLabel } from '../ui/StateLabel'

const looks = {
  active: { icon: IconCircleCheck, tone: 'good' },
  locked: { icon: IconLock, tone: 'bad' },
  invited: { icon: IconClock, tone: 'plain' },
  expired: { icon: IconClockOff, tone: 'off' },
  invalid: { icon: IconUserOff, tone: 'off' },
} as const

export function PersonStateLabel({ state }: { state: Person['state'] | Invitation['state'] }) {
  const { t } = useTranslation('people')
  const look = looks[state]
  return (
    <StateLabel icon={look.icon} tone={look.tone}>
      {t(`state.${state}`)}
    </StateLabel>
  )
}
