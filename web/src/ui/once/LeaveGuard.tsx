import { Alert, Button, Group, Text } from '@mantine/core'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useBlocker } from 'react-router'

type Props = { active: boolean; title: string; about: string }

/** Back, a link or closing the tab would lose what is shown once: ask first while it has not been stored. */
export function LeaveGuard({ active, title, about }: Props) {
  const { t } = useTranslation()
  const blocker = useBlocker(active)

  useEffect(() => {
    if (!active) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [active])

  if (blocker.state !== 'blocked') return null
  return (
    <Alert role="alert" title={title}>
      <Text>{about}</Text>
      <Group gap="xs" mt="sm">
        <Button size="xs" onClick={() => blocker.reset()}>
          {t('leave.stay')}
        </Button>
        <Button size="xs" variant="default" onClick={() => blocker.proceed()}>
          {t('leave.go')}
        </Button>
      </Group>
    </Alert>
  )
}
