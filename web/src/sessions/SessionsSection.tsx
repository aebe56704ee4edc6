import { Button, Skeleton, Stack } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { endOtherSessions } from '../api/session'
import { type BrowserSession, endSession, sessionListQuery } from '../api/sessions'
import { formatNumber } from '../text/number'
import { visible } from '../text/visible'
import { ConfirmDialog } from '../ui/ConfirmDialog'
import { Failure } from '../ui/Failure'
import { Section } from '../ui/Section'
import { useOpener } from '../ui/useOpener'
import { useTell } from '../ui/useTell'
import { SessionList } from './SessionList'
import { useBrowserName } from './useBrowserName'

export function SessionsSection() {
  const { t } = useTranslation('sessions')
  const tell = useTell()
  const queries = useQueryClient()
  const browserName = useBrowserName()
  const [open, setOpen] = useState<BrowserSession | 'others' | null>(null)
  const opener = useOpener()
  const { data, error, isPending, refetch } = useQuery(sessionListQuery)
  const others = data?.items.filter(({ current }) => !current).length ?? 0

  function show(next: BrowserSession | 'others', from: HTMLElement) {
    opener.remember(from)
    setOpen(next)
  }

  function close() {
    setOpen(null)
    opener.restore()
  }

  async function act(what: () => Promise<unknown>, done: string) {
    try {
      await what()
    } finally {
      queries.invalidateQueries(sessionListQuery)
    }
    tell.done(done)
  }

  return (
    <Section
      wide
      title={t('title')}
      about={t('about')}
      action={
        others > 0 && (
          <Button variant="default" onClick={(event) => show('others', event.currentTarget)}>
            {t('endOthers.verb')}
          </Button>
        )
      }
    >
      {isPending && (
        <Stack gap="md" aria-busy aria-label={t('loading')} py="xs">
          <Skeleton height={12} />
          <Skeleton height={12} width="60%" />
        </Stack>
      )}
      {error && !data && <Failure title={t('failed')} error={error} onRetry={() => refetch()} />}
      {data && <SessionList sessions={data.items} onEnd={show} />}
      {open === 'others' && (
        <ConfirmDialog
          danger
          title={t('endOthers.title')}
          consequence={t('endOthers.effect', { count: others, shown: formatNumber(others) })}
          confirm={t('endOthers.confirm')}
          onConfirm={() => act(endOtherSessions, t('endOthers.done'))}
          onClose={close}
        />
      )}
      {open && open !== 'others' && (
        <ConfirmDialog
          danger
          title={t('end.title')}
          consequence={t('end.effect', { browser: browserName(open), address: visible(open.address) })}
          confirm={t('end.confirm')}
          onConfirm={() => act(() => endSession(open), t('end.done'))}
          onClose={close}
        />
      )}
    </Section>
  )
}
