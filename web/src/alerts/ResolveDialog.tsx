import { Checkbox, Stack, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type ReasonType, reasonTypes, resolveAlert } from '../api/alerts'
import { formatNumber } from '../text/number'
import { ManyDialog } from '../ui/many/ManyDialog'
import { TooMany } from '../ui/many/TooMany'
import { type Many, mostAtOnce } from '../ui/many/useMany'
import { useChanged } from '../ui/useChanged'

type Props = Pick<Many, 'gather'> & {
  count: number
  onDone?: () => void
  onClose(): void
}

const longestReason = 1024

/** Resolves one alert or many, each by a call of its own, as the server takes them. */
export function ResolveDialog({ count, gather, onDone, onClose }: Props) {
  const { t } = useTranslation('alerts')
  const changed = useChanged()
  const [types, setTypes] = useState<ReasonType[]>([])
  const [reason, setReason] = useState('')
  const shown = formatNumber(count)
  if (count > mostAtOnce) return <TooMany count={count} onClose={onClose} />

  function finish() {
    changed('alerts')
    onDone?.()
  }

  return (
    <ManyDialog
      title={t('resolve.title', { count, shown })}
      about={t('resolve.about', { count })}
      confirm={t('resolve.confirm', { count, shown })}
      doing={t('resolve.doing')}
      done={(resolved) => t('resolve.done', { count: resolved, shown: formatNumber(resolved) })}
      ready={types.length > 0 && reason.trim() !== ''}
      gather={gather}
      size={1}
      act={async ([id = '']) => {
        await resolveAlert(id, reason.trim(), types)
        return { missing: [] }
      }}
      onDone={finish}
      onClose={onClose}
    >
      <Checkbox.Group
        label={t('resolve.types')}
        value={types}
        onChange={(chosen) => setTypes(reasonTypes.filter((type) => chosen.includes(type)))}
      >
        <Stack gap={6} mt={6}>
          {reasonTypes.map((type, index) => (
            <Checkbox
              key={type}
              value={type}
              label={t(`reasonTypes.${type}`)}
              data-autofocus={index === 0 || undefined}
            />
          ))}
        </Stack>
      </Checkbox.Group>
      <Textarea
        label={t('resolve.reason')}
        description={t('resolve.reasonHint')}
        maxLength={longestReason}
        rows={3}
        value={reason}
        onChange={({ currentTarget }) => setReason(currentTarget.value)}
      />
    </ManyDialog>
  )
}
