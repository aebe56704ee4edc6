import { Radio, Stack } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { rotateWebhook, type Webhook } from '../api/webhooks'
import { ConfirmDialog } from '../ui/ConfirmDialog'

const overlaps = ['0', '1', '24', '168'] as const

type Props = { webhook: Webhook; onSecret(secret: string): void; onChanged(): void; onClose(): void }

export function RotateWebhookDialog({ webhook, onSecret, onChanged, onClose }: Props) {
  const { t } = useTranslation('webhooks')
  const [overlap, setOverlap] = useState('24')
  return (
    <ConfirmDialog
      title={t('rotate.title')}
      consequence={t('rotate.effect')}
      confirm={t('rotate.confirm')}
      ready
      onConfirm={async () => {
        onSecret((await rotateWebhook(webhook, Number(overlap))).secret)
        onChanged()
      }}
      onClose={onClose}
    >
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
    </ConfirmDialog>
  )
}
