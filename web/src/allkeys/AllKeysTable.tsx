import { EmptyState, NativeSelect } from '@mantine/core'
import { IconBan, IconKey, IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { allKeysKey, loadAllKeys, type OwnedKey } from '../api/allKeys'
import type { StateChange } from '../api/keys'
import { loadPeople, peopleKey } from '../api/people'
import type { KeyState } from '../api/types'
import { KeyExpiry } from '../keys/KeyExpiry'
import { KeyId } from '../keys/KeyId'
import { KeyLastUsed } from '../keys/KeyLastUsed'
import { KeyNetworks } from '../keys/KeyNetworks'
import { isOver, KeyStateLabel } from '../keys/KeyStateLabel'
import { visible } from '../text/visible'
import { Foreign } from '../ui/Foreign'
import classes from '../ui/ListPage.module.css'
import { RowMenu } from '../ui/RowMenu'
import type { Column } from '../ui/table/column'
import { DataTable } from '../ui/table/DataTable'
import { useCursorRows } from '../ui/table/useCursorRows'

const states: KeyState[] = ['active', 'disabled', 'expired', 'revoked']
const icons = { disable: IconPlayerPause, enable: IconPlayerPlay, revoke: IconBan }

type Props = { onChange(accessKey: OwnedKey, change: StateChange, from: HTMLElement | null): void }

export function AllKeysTable({ onChange }: Props) {
  const { t } = useTranslation(['keys', 'allkeys', 'common'])
  const [params, setParams] = useSearchParams()
  const user = params.get('user') ?? ''
  const state = states.find((name) => name === params.get('state')) ?? null
  const people = useQuery({ queryKey: [...peopleKey, 'choice'], queryFn: ({ signal }) => loadPeople(signal) })
  const rows = useCursorRows<OwnedKey, string>({
    key: [...allKeysKey, { user, state }],
    load: ({ cursor, signal }) => loadAllKeys({ user, state }, cursor, signal),
  })

  const set = (name: string, value: string) =>
    setParams((before) => {
      if (value) before.set(name, value)
      else before.delete(name)
      return before
    })
  const changesOf = (key: OwnedKey): StateChange[] =>
    isOver(key) ? [] : [key.state === 'disabled' ? 'enable' : 'disable', 'revoke']
  const menu = (key: OwnedKey) => (
    <RowMenu
      of={key.label}
      actions={changesOf(key).map((change) => ({
        label: t(`${change}.verb`),
        icon: icons[change],
        run: (from) => onChange(key, change, from),
      }))}
    />
  )
  const columns: Column<OwnedKey>[] = [
    { name: 'label', title: t('columns.label'), width: 130, cell: ({ label }) => <Foreign value={label} /> },
    { name: 'owner', title: t('allkeys:owner'), width: 170, cell: ({ owner }) => <Foreign value={owner.email} /> },
    { name: 'id', title: t('columns.id'), width: 180, cell: ({ id }) => <KeyId id={id} /> },
    { name: 'access', title: t('columns.access'), width: 110, cell: ({ access }) => t(`common:access.${access}`) },
    {
      name: 'networks',
      title: t('columns.networks'),
      width: 130,
      cell: (key) => <KeyNetworks networks={key.networks} />,
    },
    { name: 'expires', title: t('columns.expires'), width: 105, cell: (key) => <KeyExpiry accessKey={key} /> },
    { name: 'lastUsed', title: t('columns.lastUsed'), width: 150, cell: (key) => <KeyLastUsed use={key.last_used} /> },
    { name: 'state', title: t('columns.state'), width: 120, cell: (key) => <KeyStateLabel accessKey={key} /> },
    { name: 'actions', title: t('columns.actions'), width: 70, align: 'right', cell: menu },
  ]
  return (
    <DataTable
      label={t('allkeys:title')}
      columns={columns}
      rows={rows}
      rowId={({ id }) => id}
      failed={t('failed')}
      empty={
        <EmptyState
          icon={<IconKey />}
          title={t(user || state ? 'allkeys:noMatch' : 'allkeys:none')}
          description={t('allkeys:noneAbout')}
          mt="xl"
        />
      }
      tools={
        <div className={classes.tools}>
          <NativeSelect
            size="xs"
            label={t('allkeys:owner')}
            value={user}
            onChange={(event) => set('user', event.currentTarget.value)}
            data={[
              { value: '', label: t('allkeys:anyone') },
              ...(people.data?.items ?? []).map(({ id, email }) => ({ value: id, label: visible(email) })),
            ]}
          />
          <NativeSelect
            size="xs"
            label={t('columns.state')}
            value={state ?? ''}
            onChange={(event) => set('state', event.currentTarget.value)}
            data={[
              { value: '', label: t('allkeys:anyState') },
              ...states.map((name) => ({ value: name, label: t(`state.${name}`) })),
            ]}
          />
        </div>
      }
      card={(key) => (
        <>
          <Foreign value={key.label} />
          <span>{menu(key)}</span>
          <Foreign value={key.owner.email} />
          <KeyStateLabel accessKey={key} />
        </>
      )}
    />
  )
}
