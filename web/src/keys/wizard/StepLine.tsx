import { useTranslation } from 'react-i18next'
import { steps } from './KeyWizard'
import classes from './StepLine.module.css'

export function StepLine({ at }: { at: number }) {
  const { t } = useTranslation('keys')
  return (
    <ol className={classes.line} aria-label={t('wizard.progress')}>
      {steps.map((step, index) => (
        <li
          key={step}
          className={classes.step}
          data-reached={index <= at || undefined}
          aria-current={index === at ? 'step' : undefined}
        >
          {t(`wizard.steps.${step}`)}
        </li>
      ))}
    </ol>
  )
}
