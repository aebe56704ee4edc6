import { EmptyState } from '@mantine/core'
import { IconMail, IconRefresh, IconTrash } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { type Invitation, loadPeople, peopleKey } from '../api/people'
import { Foreign } from '../ui/Foreign'
import { RowMenu } from '../ui/RowMenu'
import { RelativeTime } from '../ui/Time'
import type { Column } from '../ui/table/column'
import { DataTable } from '../ui/table/DataTable'
import { useWholeRows } from '../ui/table/useWholeRows'
import type { InvitationAction } from './InvitationDialog'
import { PersonStateLabel } from './PersonStateLabel'

type Props = {
  onAction(invitation: Invitation, action: InvitationAction, from: HTMLElement | null): void
  /** The button that fills the list. */
  create: ReactNode
}

export function InvitationTable({ onAction, create }: Props) {
  const { t } = useTranslation(['people', 'common'])
  const rows = useWholeRows({
    key: [...peopleKey, 'invitations'],
    load: async (signal) => (await loadPeople(signal)).invitations,
  })
  const menu = (invitation: Invitation) => (
    <RowMenu
      of={invitation.email}
      actions={[
        { label: t('renew.verb'), icon: IconRefresh, run: (from) => onAction(invitation, 'renew', from) },
        { label: t('revoke.verb'), icon: IconTrash, run: (from) => onAction(invitation, 'revoke', from) },
      ]}
    />
  )
  const columns: Column<Invitation>[] = [
    { name: 'email', title: t('columns.email'), width: 240, cell: ({ email }) => <Foreign value={email} /> },
    { name: 'name', title: t('columns.name'), width: 160, cell: ({ name }) => <Foreign value={name} /> },
    { name: 'role', title: t('columns.role'), width: 120, cell: ({ role }) => t(`common:role.${role}`) },
    { name: 'state', title: t('columns.state'), width: 130, cell: ({ state }) => <PersonStateLabel state={state} /> },
    { name: 'by', title: t('columns.invitedBy'), width: 200, cell: ({ invited_by }) => <Foreign value={invited_by} /> },
    {
      name: 'expires',
      title: t('columns.expires'),
      width: 120,
      cell: ({ expires }) => <RelativeTime value={expires} />,
    },
    { name: 'actions', title: t('common:actions'), width: 70, align: 'right', cell: menu },
  ]
  return (
    <DataTable
      label={t('tabs.invitations')}
      columns={columns}
      rows={rows}
      rowId={({ id }) => id}
      failed={t('failed')}
      empty={
        <EmptyState icon={<IconMail />} title={t('none.title')} description={t('none.about')} mt="xl">
          <EmptyState.Actions>{create}</EmptyState.Actions>
        </EmptyState>
      }
      card={(invitation) => (
        <>
          <Foreign value={invitation.email} />
          {menu(invitation)}
          <span>{t(`common:role.${invitation.role}`)}</span>
          <PersonStateLabel state={invitation.state} />
        </>
      )}
    />
  )
}
