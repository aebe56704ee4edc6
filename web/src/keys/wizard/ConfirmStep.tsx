import { useTranslation } from 'react-i18next'
import { parseNetworks } from '../../text/network'
import { formatMinute } from '../../text/time'
import { Facts } from '../../ui/Facts'
import { StepUpField } from '../../ui/stepup/StepUpField'
import type { StepUp } from '../../ui/stepup/useStepUp'
import { useNow } from '../../ui/Time'
import { type Draft, endOf } from './draft'

type Props = { draft: Draft; maxDays: number; stepUp: StepUp }

export function ConfirmStep({ draft, maxDays, stepUp }: Props) {
  const { t } = useTranslation(['keys', 'common'])
  const end = endOf(draft.lifetime, maxDays, useNow())
  const facts = [
    { label: t('columns.label'), value: draft.label.trim() },
    { label: t('columns.access'), value: t(`common:access.${draft.access}`) },
    { label: t('columns.networks'), value: parseNetworks(draft.networks).networks.join(', ') || t('networks.any') },
    { label: t('columns.expires'), value: end ? `${formatMinute(end)} UTC` : '' },
  ]
  if (draft.detectedDate !== 'default')
    facts.push({ label: t('compatibility.label'), value: t(`compatibility.forms.${draft.detectedDate}`) })
  return (
    <>
      <Facts facts={facts} />
      <StepUpField stepUp={stepUp} />
    </>
  )
}
