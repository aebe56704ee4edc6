import { Button, Group, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type ApiError, isProblem } from '../../api/client'
import {
  type BulkAction,
  type BulkPreview,
  type BulkResult,
  changeDevices,
  mostDevices,
  type Which,
} from '../../api/devices'
import { formatNumber } from '../../text/number'
import { tagText } from '../../text/tagName'
import { visible } from '../../text/visible'
import { Failure } from '../../ui/Failure'

type Props = {
  which: Which
  action: BulkAction
  preview: BulkPreview
  sending: boolean
  onSending(sending: boolean): void
  onDone(result: BulkResult): Promise<void>
  onBack(): void
}

/** How many devices would change; nothing has been changed yet. */
export function BulkPreviewStep({ which, action, preview, sending, onSending, onDone, onBack }: Props) {
  const { t } = useTranslation(['devices', 'common'])
  const [{ total, too_many: tooMany }, setMatch] = useState(preview)
  const [moved, setMoved] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const shown = formatNumber(total)
  const what = useWhat(action)

  async function change() {
    onSending(true)
    setError(null)
    setMoved(false)
    try {
      await onDone(await changeDevices(which, action, total))
    } catch (thrown) {
      onSending(false)
      const now = isProblem(thrown, 'changed-match') ? totalOf(thrown) : null
      if (now === null) return setError(thrown)
      setMatch({ total: now, too_many: now > mostDevices })
      setMoved(true)
    }
  }

  return (
    <Stack>
      <Text role="status">
        {total === 0
          ? t('bulk.nobody')
          : tooMany
            ? t('bulk.tooMany', { shown })
            : t('bulk.preview', { count: total, shown })}
      </Text>
      {total > 0 && !tooMany && <Text fw={500}>{what}</Text>}
      {moved && <Text role="alert">{t('bulk.moved')}</Text>}
      {error !== null && <Failure error={error} />}
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onBack} disabled={sending}>
          {t('bulk.back')}
        </Button>
        {total > 0 && !tooMany && (
          <Button loading={sending} onClick={change} data-autofocus>
            {t('bulk.change', { count: total, shown })}
          </Button>
        )}
      </Group>
    </Stack>
  )
}

function useWhat(action: BulkAction): string {
  const { t } = useTranslation('devices')
  if (action.action === 'site') return t(action.site === '0' ? 'bulk.site.none' : 'bulk.site.what')
  if (action.action !== 'attribute') return t(`bulk.${action.action}.what`, { tag: visible(tagText(action.tag)) })
  const name = visible(action.attribute)
  return action.value
    ? t('bulk.attribute.what', { name, value: visible(action.value) })
    : t('bulk.attribute.none', { name })
}

/** How many match by now, as the refusal tells. */
function totalOf(error: ApiError): number | null {
  const { total } = error.problem as { total?: unknown }
  return typeof total === 'number' ? total : null
}
