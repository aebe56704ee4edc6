import { NativeSelect } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { DetectedDate } from '../api/types'

export const forms: DetectedDate[] = ['default', 'text', 'list']

type Props = { value: DetectedDate; onChange(value: DetectedDate): void; autoFocus?: boolean }

/** What a program expects of the one field that its generations read in two ways. */
export function CompatibilityField({ value, onChange, autoFocus }: Props) {
  const { t } = useTranslation('keys')
  return (
    <NativeSelect
      label={t('compatibility.label')}
      description={t('compatibility.hint')}
      data-autofocus={autoFocus || undefined}
      value={value}
      data={forms.map((form) => ({ value: form, label: t(`compatibility.forms.${form}`) }))}
      onChange={(event) => onChange(event.currentTarget.value as DetectedDate)}
    />
  )
}
