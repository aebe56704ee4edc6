import { Modal } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { ApiError } from '../../api/client'
import { type BulkAction, changeDevices } from '../../api/devices'
import { useChanged } from '../../ui/useChanged'
import { BulkForm } from '../bulk/BulkForm'
import { type Draft, emptyDraft, type Kind } from '../bulk/fields'

/** Changes this one device, and what is shown of it; throws where it could not be done. */
export function useChangeOne(deviceid: string) {
  const changed = useChanged()
  return async (action: BulkAction) => {
    const { problems } = await changeDevices({ ids: [deviceid] }, action)
    const first = problems[0]
    if (first) throw new ApiError(409, { code: 409, msg: first.message, type: 'about:blank' }, null, null)
    await changed('devices')
  }
}

type Props = { deviceid: string; kind: Kind; first?: Partial<Draft>; onClose(): void }

export function ChangeOne({ deviceid, kind, first, onClose }: Props) {
  const { t } = useTranslation(['devices', 'common'])
  const change = useChangeOne(deviceid)
  const title = t(`bulk.${kind}.title`)
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ 'aria-label': t('common:close') }}>
      <BulkForm
        kind={kind}
        first={{ ...emptyDraft, ...first }}
        confirm={title}
        onSubmit={async (action) => {
          await change(action)
          onClose()
        }}
        onCancel={onClose}
      />
    </Modal>
  )
}
