import { Badge, Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { BrowserSession } from '../api/sessions'
import { visible } from '../text/visible'
import { Foreign } from '../ui/Foreign'
import { RelativeTime } from '../ui/Time'
import classes from './SessionsSection.module.css'
import { useBrowserName } from './useBrowserName'

type Props = { sessions: BrowserSession[]; onEnd(session: BrowserSession, from: HTMLElement): void }

export function SessionList({ sessions, onEnd }: Props) {
  const { t } = useTranslation('sessions')
  const browserName = useBrowserName()
  return (
    <ul className={classes.list} aria-label={t('list')}>
      {sessions.map((session) => (
        <li key={session.id} className={classes.row}>
          <div className={classes.who}>
            {browserName(session)}{' '}
            {session.current && (
              <Badge variant="light" size="sm" tt="none">
                {t('current')}
              </Badge>
            )}
            <small className="cut dimmed">
              <Foreign value={session.tenant} />
            </small>
          </div>
          <Fact label={t('columns.address')}>
            <Foreign mono value={session.address} />
          </Fact>
          <Fact label={t('columns.lastSeen')}>
            <RelativeTime value={session.last_seen} />
          </Fact>
          <Fact label={t('columns.created')}>
            <RelativeTime value={session.created} />
          </Fact>
          {!session.current && (
            <Button
              className={classes.action}
              variant="default"
              size="xs"
              aria-label={t('end.label', { browser: browserName(session), address: visible(session.address) })}
              onClick={(event) => onEnd(session, event.currentTarget)}
            >
              {t('end.verb')}
            </Button>
          )}
        </li>
      ))}
    </ul>
  )
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <dl>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </dl>
  )
}
