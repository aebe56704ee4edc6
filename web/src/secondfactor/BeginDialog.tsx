import { useTranslation } from 'react-i18next'
import { beginPairing, type Pairing } from '../api/secondFactor'
import { ConfirmDialog } from '../ui/ConfirmDialog'
import { useStepUp } from '../ui/stepup/useStepUp'

type Props = { onBegun(pairing: Pairing): void; onClose(): void }

export function BeginDialog({ onBegun, onClose }: Props) {
  const { t } = useTranslation('secondfactor')
  const stepUp = useStepUp()
  return (
    <ConfirmDialog
      title={t('begin.title')}
      consequence={t('begin.about')}
      confirm={t('begin.confirm')}
      stepUp={stepUp}
      onConfirm={async () => onBegun(await beginPairing())}
      onClose={onClose}
    />
  )
}
