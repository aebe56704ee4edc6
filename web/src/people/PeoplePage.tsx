import { Button, Tabs } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Invitation, type Person, peopleKey, type SentInvitation } from '../api/people'
import { ForAdministrators } from '../ui/ForAdministrators'
import classes from '../ui/ListPage.module.css'
import { PageHead } from '../ui/PageHead'
import { useOpener } from '../ui/useOpener'
import { useTab } from '../ui/useTab'
import { type InvitationAction, InvitationDialog } from './InvitationDialog'
import { InvitationTable } from './InvitationTable'
import { InviteDialog } from './InviteDialog'
import { LinkDialog } from './LinkDialog'
import { PeopleTable } from './PeopleTable'
import { PersonDialog } from './PersonDialog'
import type { PersonAction } from './personActions'

type Open =
  | { on: 'invite' }
  | { on: 'person'; person: Person; action: PersonAction }
  | { on: 'invitation'; invitation: Invitation; action: InvitationAction }

const tabs = ['members', 'invitations'] as const

export default function PeoplePage() {
  return (
    <ForAdministrators>
      <People />
    </ForAdministrators>
  )
}

function People() {
  const { t } = useTranslation('people')
  const queries = useQueryClient()
  const [tab, setTab] = useTab(tabs)
  const [open, setOpen] = useState<Open | null>(null)
  /** Holds the link; it is in no cache and goes with its dialog. */
  const [sent, setSent] = useState<SentInvitation | null>(null)
  const opener = useOpener()
  const refresh = () => queries.invalidateQueries({ queryKey: peopleKey })

  function show(next: Open, from: HTMLElement | null) {
    opener.remember(from)
    setOpen(next)
  }

  function close() {
    setOpen(null)
    opener.restore()
  }

  function showLink(next: SentInvitation) {
    setSent(next)
    refresh()
  }

  const create = <Button onClick={(event) => show({ on: 'invite' }, event.currentTarget)}>{t('invite.verb')}</Button>
  return (
    <div className={classes.page}>
      <PageHead title={t('title')} about={t('about')} action={create} />
      <Tabs value={tab} onChange={setTab} mb="sm">
        <Tabs.List>
          {tabs.map((name) => (
            <Tabs.Tab key={name} value={name}>
              {t(`tabs.${name}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
      </Tabs>
      {tab === 'members' ? (
        <PeopleTable onAction={(person, action, from) => show({ on: 'person', person, action }, from)} />
      ) : (
        <InvitationTable
          create={create}
          onAction={(invitation, action, from) => show({ on: 'invitation', invitation, action }, from)}
        />
      )}
      {open?.on === 'invite' && <InviteDialog onSent={showLink} onClose={close} />}
      {open?.on === 'person' && (
        <PersonDialog person={open.person} action={open.action} onChanged={refresh} onClose={close} />
      )}
      {open?.on === 'invitation' && (
        <InvitationDialog {...open} onSent={showLink} onChanged={refresh} onClose={close} />
      )}
      {sent && <LinkDialog sent={sent} onClose={() => setSent(null)} />}
    </div>
  )
}
