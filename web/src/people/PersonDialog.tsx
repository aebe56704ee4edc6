import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { endPersonSessions, lockPerson, type Person, removePerson, setRole, unlockPerson } from '../api/people'
import { visible } from '../text/visible'
import { ConfirmDialog } from '../ui/ConfirmDialog'
import { useStepUp } from '../ui/stepup/useStepUp'
import { useTell } from '../ui/useTell'
import type { PersonAction } from './personActions'
import { RoleField } from './RoleField'

type Props = { person: Person; action: PersonAction; onChanged(): void; onClose(): void }

const calls = { lock: lockPerson, unlock: unlockPerson, endSessions: endPersonSessions, remove: removePerson }

/** One change to a person, with its consequence. */
export function PersonDialog({ person, action, onChanged, onClose }: Props) {
  const { t } = useTranslation(['people', 'common'])
  const tell = useTell()
  const stepUp = useStepUp()
  const [role, choose] = useState(person.role)
  const name = visible(person.name || person.email)

  async function act() {
    try {
      await (action === 'setRole' ? setRole(person, role) : calls[action](person))
    } finally {
      onChanged()
    }
    tell.done(t(`${action}.done`, { name, role: t(`common:role.${role}`) }))
  }

  return (
    <ConfirmDialog
      danger={action === 'lock' || action === 'remove'}
      title={t(`${action}.title`, { name })}
      consequence={t(`${action}.effect`, { name })}
      confirm={t(`${action}.confirm`)}
      ready={action !== 'setRole' || role !== person.role}
      stepUp={action === 'setRole' || action === 'remove' ? stepUp : undefined}
      onConfirm={act}
      onClose={onClose}
    >
      {action === 'setRole' && <RoleField autoFocus value={role} onChange={choose} />}
    </ConfirmDialog>
  )
}
