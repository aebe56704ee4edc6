import { Button, EmptyState, Group, Skeleton, Stack, Text } from '@mantine/core'
import { IconKey, IconLock } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiError } from '../api/client'
import { keyListQuery } from '../api/keys'
import { useSession } from '../api/session'
import { Failure } from '../ui/Failure'
import { Section } from '../ui/Section'
import { useOpener } from '../ui/useOpener'
import { KeyDialog, type Open } from './KeyDialog'
import { KeyList } from './KeyList'

export function SecuritySection() {
  const { t } = useTranslation('keys')
  const { tenant } = useSession()
  const [open, setOpen] = useState<Open | null>(null)
  const opener = useOpener()
  const { data, error, isPending, refetch } = useQuery(keyListQuery)

  function show(next: Open, from: HTMLElement | null) {
    opener.remember(from)
    setOpen(next)
  }

  function close() {
    setOpen(null)
    opener.restore()
  }

  const full = data && data.policy.active_keys >= data.policy.max_active_keys
  const create = (
    <Button onClick={(event) => show({ action: 'create' }, event.currentTarget)} disabled={full}>
      {t('create')}
    </Button>
  )
  const many = data && data.items.length > 0
  const refused = error instanceof ApiError && error.status === 403

  return (
    <Section
      wide
      title={t('title')}
      about={t('about')}
      action={
        many && (
          <Group gap="sm">
            <Text c="dimmed">
              {t(full ? 'inUseFull' : 'inUse', { used: data.policy.active_keys, count: data.policy.max_active_keys })}
            </Text>
            {create}
          </Group>
        )
      }
    >
      {isPending && (
        <Stack gap="md" aria-busy aria-label={t('loading')} py="xs">
          <Skeleton height={12} />
          <Skeleton height={12} />
          <Skeleton height={12} width="60%" />
        </Stack>
      )}
      {refused && (
        <EmptyState icon={<IconLock />} title={t('refused.title')} description={t('refused.about', { tenant })} />
      )}
      {error && !refused && <Failure title={t('failed')} error={error} onRetry={() => refetch()} />}
      {data && !many && (
        <EmptyState icon={<IconKey />} title={t('empty.title')} description={t('empty.about')}>
          <EmptyState.Actions>{create}</EmptyState.Actions>
        </EmptyState>
      )}
      {many && <KeyList keys={data.items} onAction={(action, key, from) => show({ action, key }, from)} />}
      {data && open && <KeyDialog open={open} list={data} onClose={close} />}
    </Section>
  )
}
