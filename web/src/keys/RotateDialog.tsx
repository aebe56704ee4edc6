import { Button, Group, Modal, Radio, Stack, Text } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { rotateKey } from '../api/keys'
import type { AccessKey } from '../api/types'
import { visible } from '../text/visible'
import { Failure } from '../ui/Failure'
import { StepUpField } from '../ui/stepup/StepUpField'
import { IssuedModal } from './issued/IssuedModal'
import { KeyUse } from './KeyUse'
import { useIssue } from './useIssue'

const overlaps = ['0', '1', '24', '168'] as const

type Props = { accessKey: AccessKey; onClose(): void }

export function RotateDialog({ accessKey, onClose }: Props) {
  const { t } = useTranslation(['keys', 'common'])
  const [overlap, setOverlap] = useState('24')
  const { issue, error, sending, send, stepUp } = useIssue((run) => rotateKey(accessKey, Number(overlap), run), onClose)
  if (issue) return <IssuedModal issue={issue} onClose={onClose} />

  function submit(event: FormEvent) {
    event.preventDefault()
    send()
  }

  return (
    <Modal
      opened
      onClose={onClose}
      title={t('rotate.title', { label: visible(accessKey.label) })}
      closeOnClickOutside={false}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <form onSubmit={submit}>
        <Stack>
          <Text>{t('rotate.effect')}</Text>
          <Text>
            <KeyUse accessKey={accessKey} />
          </Text>
          <Radio.Group label={t('rotate.overlap')} value={overlap} onChange={setOverlap}>
            <Stack gap="xs" mt="xs">
              {overlaps.map((hours) => (
                <Radio
                  key={hours}
                  value={hours}
                  label={t(`rotate.overlaps.${hours}`)}
                  data-autofocus={hours === overlap || undefined}
                />
              ))}
            </Stack>
          </Radio.Group>
          <StepUpField stepUp={stepUp} />
          {error !== null && <Failure error={error} />}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('common:cancel')}
            </Button>
            <Button type="submit" loading={sending} disabled={!stepUp.ready}>
              {t('rotate.confirm')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
