import { useTranslation } from 'react-i18next'
import { changeAnyKey, type OwnedKey } from '../api/allKeys'
import type { StateChange } from '../api/keys'
import { KeyUse } from '../keys/KeyUse'
import { formatMinute } from '../text/time'
import { visible } from '../text/visible'
import { ConfirmDialog } from '../ui/ConfirmDialog'
import { useTell } from '../ui/useTell'

type Props = { accessKey: OwnedKey; change: StateChange; onChanged(): void; onClose(): void }

/** The words of one's own keys, and whose key it is. */
export function AnyKeyDialog({ accessKey, change, onChanged, onClose }: Props) {
  const { t } = useTranslation(['keys', 'allkeys'])
  const tell = useTell()
  const label = visible(accessKey.label)

  async function act() {
    try {
      await changeAnyKey(accessKey, change)
    } finally {
      onChanged()
    }
    tell.done(t(`${change}.done`, { label }))
  }

  return (
    <ConfirmDialog
      danger={change === 'revoke'}
      title={t(`${change}.title`, { label })}
      consequence={
        <>
          <p>{t('allkeys:of', { email: visible(accessKey.owner.email) })}</p>
          <p>{t(`${change}.effect`, { until: formatMinute(accessKey.valid_until) })}</p>
          {change !== 'enable' && <KeyUse accessKey={accessKey} />}
        </>
      }
      confirm={t(`${change}.confirm`)}
      onConfirm={act}
      onClose={onClose}
    />
  )
}
