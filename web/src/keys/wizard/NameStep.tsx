import { Textarea, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { CompatibilityField } from '../CompatibilityField'
import type { Draft } from './draft'

type Props = { draft: Draft; onChange(part: Partial<Draft>): void }

export function NameStep({ draft, onChange }: Props) {
  const { t } = useTranslation('keys')
  return (
    <>
      <TextInput
        data-autofocus
        label={t('wizard.label')}
        description={t('wizard.labelHint')}
        maxLength={64}
        required
        withAsterisk={false}
        autoComplete="off"
        value={draft.label}
        onChange={(event) => onChange({ label: event.currentTarget.value })}
      />
      <Textarea
        label={t('wizard.note')}
        description={t('wizard.noteHint')}
        maxLength={500}
        rows={3}
        value={draft.note}
        onChange={(event) => onChange({ note: event.currentTarget.value })}
      />
      <CompatibilityField value={draft.detectedDate} onChange={(detectedDate) => onChange({ detectedDate })} />
    </>
  )
}
