import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isProblem } from '../api/client'
import { CodeField } from '../signin/CodeField'
import { ConfirmDialog } from '../ui/ConfirmDialog'
import { useStepUp } from '../ui/stepup/useStepUp'

type Props = {
  change: 'renew' | 'turnOff'
  /** Gets the code that was typed. */
  onCode(code: string): Promise<unknown>
  onClose(): void
}

/** Changes to a factor that is on ask for a code of it. */
export function CodeDialog({ change, onCode, onClose }: Props) {
  const { t } = useTranslation('secondfactor')
  const stepUp = useStepUp()
  const [code, setCode] = useState('')
  const [wrong, setWrong] = useState(false)

  async function confirm() {
    setWrong(false)
    try {
      await onCode(code.trim())
    } catch (error) {
      setWrong(isProblem(error, 'wrong-code'))
      throw error
    }
  }

  return (
    <ConfirmDialog
      danger={change === 'turnOff'}
      title={t(`${change}.title`)}
      consequence={t(`${change}.effect`)}
      confirm={t(`${change}.confirm`)}
      ready={code.trim() !== ''}
      stepUp={stepUp}
      silent={(error) => isProblem(error, 'wrong-code')}
      onConfirm={confirm}
      onClose={onClose}
    >
      <CodeField
        autoFocus
        label={t('code')}
        description={t('codeHint')}
        value={code}
        onChange={setCode}
        error={wrong && t('codeWrong')}
      />
    </ConfirmDialog>
  )
}
