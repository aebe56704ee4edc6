import { Radio, Stack, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '../api/session'
import { type AddressAction, addressInstances, ticketsACall } from '../api/vulnerabilities'
import { formatNumber } from '../text/number'
import { ManyDialog } from '../ui/many/ManyDialog'
import { TooMany } from '../ui/many/TooMany'
import { type Many, mostAtOnce } from '../ui/many/useMany'
import { useChanged } from '../ui/useChanged'

type Props = Pick<Many, 'gather'> & {
  of: { what: 'instances' | 'vulnerabilities'; count: number }
  onDone?: () => void
  onClose(): void
}

const actions = ['mitigate', 'ignore'] as const
const longestReason = 1024

/** Mitigates or ignores vulnerabilities of devices, as many a call as the server takes. */
export function AddressDialog({ of: { what, count }, gather, onDone, onClose }: Props) {
  const { t } = useTranslation('vulnerabilities')
  const { user } = useSession()
  const changed = useChanged()
  const [action, setAction] = useState<AddressAction>('mitigate')
  const [reason, setReason] = useState('')
  const shown = formatNumber(count)
  if (what === 'instances' && count > mostAtOnce) return <TooMany count={count} onClose={onClose} />

  function finish() {
    changed('vulnerabilities')
    onDone?.()
  }

  return (
    <ManyDialog
      title={t(`address.title.${what}`, { count, shown })}
      about={what === 'vulnerabilities' && t('address.onAll')}
      confirm={t(`address.confirm.${action}`)}
      doing={t(`address.doing.${action}`)}
      done={(addressed) => t(`address.done.${action}`, { count: addressed, shown: formatNumber(addressed) })}
      ready={reason.trim() !== ''}
      gather={gather}
      size={ticketsACall}
      act={(tickets) => addressInstances(tickets, action, reason.trim(), user.name || user.email)}
      onDone={finish}
      onClose={onClose}
    >
      <Radio.Group
        label={t('address.action')}
        value={action}
        onChange={(next) => setAction(actions.find((one) => one === next) ?? 'mitigate')}
      >
        <Stack gap="xs" mt="xs">
          {actions.map((one) => (
            <Radio
              key={one}
              value={one}
              label={t(`address.${one}`)}
              description={t(`address.${one}About`)}
              data-autofocus={one === action || undefined}
            />
          ))}
        </Stack>
      </Radio.Group>
      <Textarea
        label={t('address.reason')}
        description={t('address.reasonHint')}
        maxLength={longestReason}
        rows={3}
        value={reason}
        onChange={({ currentTarget }) => setReason(currentTarget.value)}
      />
    </ManyDialog>
  )
}
