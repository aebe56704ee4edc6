import { useTranslation } from 'react-i18next'
import { loadPeople, type Person, peopleKey } from '../api/people'
import { Foreign } from '../ui/Foreign'
import { RelativeTime } from '../ui/Time'
import type { Column } from '../ui/table/column'
import { DataTable } from '../ui/table/DataTable'
import { useWholeRows } from '../ui/table/useWholeRows'
import { PersonMenu } from './PersonMenu'
import { PersonName } from './PersonName'
import { PersonStateLabel } from './PersonStateLabel'
import type { PersonAction } from './personActions'

type Props = { onAction(person: Person, action: PersonAction, from: HTMLElement | null): void }

export function PeopleTable({ onAction }: Props) {
  const { t } = useTranslation(['people', 'common'])
  const rows = useWholeRows({
    key: [...peopleKey, 'members'],
    load: async (signal) => (await loadPeople(signal)).items,
  })
  const menu = (person: Person) => <PersonMenu person={person} onAction={(...what) => onAction(person, ...what)} />
  const columns: Column<Person>[] = [
    { name: 'name', title: t('columns.name'), width: 200, cell: (person) => <PersonName person={person} /> },
    { name: 'email', title: t('columns.email'), width: 240, cell: ({ email }) => <Foreign value={email} /> },
    { name: 'role', title: t('columns.role'), width: 130, cell: ({ role }) => t(`common:role.${role}`) },
    { name: 'state', title: t('columns.state'), width: 120, cell: ({ state }) => <PersonStateLabel state={state} /> },
    {
      name: 'second_factor',
      title: t('columns.secondFactor'),
      width: 120,
      cell: ({ second_factor }) => t(second_factor ? 'secondFactor.on' : 'secondFactor.off'),
    },
    {
      name: 'last_sign_in',
      title: t('columns.lastSignIn'),
      width: 130,
      cell: ({ last_sign_in }) =>
        last_sign_in ? <RelativeTime value={last_sign_in} /> : <span className="dimmed">{t('never')}</span>,
    },
    { name: 'actions', title: t('common:actions'), width: 70, align: 'right', cell: menu },
  ]
  return (
    <DataTable
      label={t('tabs.members')}
      columns={columns}
      rows={rows}
      rowId={({ id }) => id}
      failed={t('failed')}
      empty={null}
      card={(person) => (
        <>
          <PersonName person={person} />
          <span>{menu(person)}</span>
          <Foreign value={person.email} />
          {person.state === 'locked' ? (
            <PersonStateLabel state="locked" />
          ) : (
            <span>{t(`common:role.${person.role}`)}</span>
          )}
        </>
      )}
    />
  )
}
