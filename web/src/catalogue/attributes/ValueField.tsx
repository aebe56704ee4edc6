import { Select, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'

type Props = {
  label: string
  description?: string
  error?: string
  value: string
  /** The values an attribute of the system may have; none: any text. */
  options: string[]
  onChange(value: string): void
  clearable?: boolean
  autoFocus?: boolean
}

export function ValueField({ options, value, onChange, clearable = false, autoFocus, ...field }: Props) {
  const { t } = useTranslation('catalogue')
  const focus = { 'data-autofocus': autoFocus || undefined }
  if (options.length > 0)
    return (
      <Select
        {...field}
        {...focus}
        data={options}
        value={value || null}
        onChange={(next) => onChange(next ?? '')}
        clearable={clearable}
        clearButtonProps={{ 'aria-label': t('attributes.noValue') }}
      />
    )
  return (
    <TextInput
      {...field}
      {...focus}
      value={value}
      maxLength={255}
      autoComplete="off"
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}
