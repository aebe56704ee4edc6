import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import type { FormEvent, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { formatNumber } from '../../text/number'
import { Failure } from '../Failure'
import { Progress } from '../Progress'
import { useTell } from '../useTell'
import { ManyOutcome } from './ManyOutcome'
import { TooMany } from './TooMany'
import { type Many, useMany } from './useMany'

type Props = Many & {
  title: string
  /** What will be so afterwards. */
  about?: ReactNode
  /** The fields that are filled before the work begins. */
  children: ReactNode
  ready: boolean
  confirm: string
  /** While it runs: "Resolving alerts". */
  doing: string
  /** Said when all of it is done. */
  done(count: number): string
  onDone(): void
  onClose(): void
}

/** Fields, then progress that can be stopped, then what came of it. One dialog for one thing and for thousands. */
export function ManyDialog(props: Props) {
  const { t } = useTranslation(['many', 'common'])
  const tell = useTell()
  const work = useMany(props)
  const { phase, outcome } = work
  const busy = phase === 'gathering' || phase === 'working'

  if (work.tooMany !== null) return <TooMany count={work.tooMany} onClose={props.onClose} />

  async function follow(run: Promise<Awaited<ReturnType<typeof work.start>>>) {
    const reached = await run
    if (!reached) return
    if (reached.done.length > 0) props.onDone()
    if (reached.refused.length + reached.left.length > 0 || reached.total === 0) return
    tell.done(props.done(reached.total))
    props.onClose()
  }

  function submit(event: FormEvent) {
    event.preventDefault()
    if (props.ready) follow(work.start())
  }

  function content() {
    if (phase === 'over' && outcome)
      return (
        <>
          <ManyOutcome outcome={outcome} />
          <Group justify="flex-end" gap="xs">
            {outcome.refused.length + outcome.left.length > 0 && (
              <Button variant="default" onClick={() => follow(work.again())}>
                {t('again')}
              </Button>
            )}
            <Button onClick={props.onClose}>{t('common:close')}</Button>
          </Group>
        </>
      )
    if (busy)
      return (
        <>
          {phase === 'gathering' ? (
            <Text role="status">{t('gathering')}</Text>
          ) : (
            <Progress
              label={props.doing}
              done={outcome ? outcome.total - outcome.left.length : 0}
              total={outcome?.total ?? 0}
            />
          )}
          {outcome && outcome.refused.length > 0 && (
            <Text c="dimmed">
              {t('refusedSoFar', { count: outcome.refused.length, shown: formatNumber(outcome.refused.length) })}
            </Text>
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={work.stop}>
              {t('stop')}
            </Button>
          </Group>
        </>
      )
    return (
      <form onSubmit={submit}>
        <Stack>
          {props.about && <Text component="div">{props.about}</Text>}
          {props.children}
          {work.error !== null && <Failure error={work.error} />}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={props.onClose}>
              {t('common:cancel')}
            </Button>
            <Button type="submit" disabled={!props.ready}>
              {props.confirm}
            </Button>
          </Group>
        </Stack>
      </form>
    )
  }

  return (
    <Modal
      opened
      onClose={props.onClose}
      title={props.title}
      size="lg"
      closeOnClickOutside={false}
      closeOnEscape={!busy}
      withCloseButton={!busy}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <Stack>{content()}</Stack>
    </Modal>
  )
}
