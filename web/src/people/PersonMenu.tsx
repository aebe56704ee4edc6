import { IconLock, IconLockOpen, IconLogout, IconTrash, IconUserCog } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Person } from '../api/people'
import { useSession } from '../api/session'
import { RowMenu } from '../ui/RowMenu'
import { type PersonAction, personActions } from './personActions'

const icons = {
  setRole: IconUserCog,
  lock: IconLock,
  unlock: IconLockOpen,
  endSessions: IconLogout,
  remove: IconTrash,
}

type Props = { person: Person; onAction(action: PersonAction, from: HTMLElement | null): void }

export function PersonMenu({ person, onAction }: Props) {
  const { t } = useTranslation('people')
  const { role } = useSession()
  const actions = personActions(person, role).map((action) => ({
    label: t(`${action}.verb`),
    icon: icons[action],
    run: (from: HTMLElement | null) => onAction(action, from),
  }))
  return <RowMenu of={person.name || person.email} actions={actions} />
}
