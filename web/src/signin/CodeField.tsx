import { TextInput } from '@mantine/core'
import type { ReactNode } from 'react'

type Props = {
  label: string
  description: string
  value: string
  onChange(code: string): void
  error?: ReactNode
  autoFocus?: boolean
}

/** A code of an authenticator app, which browsers and password managers fill in, or a recovery code. */
export function CodeField({ onChange, autoFocus, ...props }: Props) {
  return (
    <TextInput
      {...props}
      name="code"
      autoComplete="one-time-code"
      autoCapitalize="none"
      spellCheck={false}
      maxLength={64}
      required
      withAsterisk={false}
      autoFocus={autoFocus}
      data-autofocus={autoFocus || undefined}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      classNames={{ input: 'mono' }}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}
