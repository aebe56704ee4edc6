import { Alert, Anchor, Button, Stack, Text, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { ApiError, isProblem } from '../api/client'
import { Failure } from '../ui/Failure'
import { SecretField } from '../ui/SecretField'
import { CodeField } from './CodeField'
import { TenantField } from './TenantField'
import { useSignIn } from './useSignIn'

type Props = {
  /** Given when an ended session is renewed: the same person, the same tenant. */
  known?: { email: string; tenant: string }
}

export function SignInForm({ known }: Props) {
  const { t } = useTranslation('signin')
  const form = useSignIn(known)
  const { step, error, wait } = form

  const refused = isProblem(error, 'sign-in-failed')
  const wrongCode = isProblem(error, 'wrong-code')
  const told = refused || wrongCode || (error instanceof ApiError && error.retryAfter)
  const waitText = isProblem(error, 'busy') ? t('busy', { count: wait }) : t('wait', { count: wait })
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        form.send()
      }}
      aria-label={t('title')}
    >
      <Stack gap="md">
        {step === 'password' && (
          <>
            <TextInput
              label={t('email')}
              type="email"
              name="email"
              autoComplete="username"
              required
              withAsterisk={false}
              autoFocus={!known}
              readOnly={Boolean(known)}
              value={form.email}
              onChange={(event) => form.setEmail(event.currentTarget.value)}
            />
            <SecretField
              label={t('password')}
              autoComplete="current-password"
              required
              autoFocus={Boolean(known)}
              value={form.password}
              onChange={form.setPassword}
              error={refused && t('refused')}
            />
          </>
        )}
        {step === 'code' && (
          <>
            <Text role="status">{t('code.about')}</Text>
            <CodeField
              autoFocus
              label={t('code.label')}
              description={t('code.hint')}
              value={form.code}
              onChange={form.setCode}
              error={wrongCode && t('code.wrong')}
            />
          </>
        )}
        {step === 'tenant' && <TenantField tenants={form.tenants} value={form.tenant} onChange={form.setTenant} />}
        {wait > 0 && <Alert role="status">{waitText}</Alert>}
        {wait === 0 && error !== null && !told && <Failure error={error} />}
        <Button type="submit" fullWidth loading={form.sending} disabled={wait > 0}>
          {step === 'password' ? t('signIn') : t('continue')}
        </Button>
        {step !== 'password' && (
          <Anchor component="button" type="button" size="sm" onClick={form.restart}>
            {t('code.restart')}
          </Anchor>
        )}
      </Stack>
    </form>
  )
}
