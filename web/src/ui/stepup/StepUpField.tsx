import { useTranslation } from 'react-i18next'
import { SecretField } from '../SecretField'
import type { StepUp } from './useStepUp'

export function StepUpField({ stepUp }: { stepUp: StepUp }) {
  const { t } = useTranslation()
  if (!stepUp.due) return null
  return (
    <SecretField
      label={t('stepUp.label')}
      description={t('stepUp.why')}
      autoComplete="current-password"
      required
      value={stepUp.password}
      onChange={stepUp.setPassword}
      error={stepUp.wrong && t('stepUp.wrong')}
    />
  )
}
