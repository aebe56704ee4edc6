import { useTranslation } from 'react-i18next'
import { Copy } from '../ui/Copy'
import table from '../ui/Table.module.css'

/** Enough to tell keys apart; whole on hover and when copied. */
export function KeyId({ id }: { id: string }) {
  const { t } = useTranslation('keys')
  return (
    <span className={table.together}>
      <span className="mono cut" title={id}>
        {id.slice(0, 17)}…
      </span>
      <Copy value={id} label={t('copyId')} />
    </span>
  )
}
