import { Alert, Button, Radio, Stack, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiError, isProblem } from '../api/client'
import { signIn } from '../api/session'
import { Failure } from '../ui/Failure'
import { SecretField } from '../ui/SecretField'
import { useCountdown } from '../ui/useCountdown'

type Props = {
  /** Given when an ended session is renewed: the same person, the same tenant. */
  known?: { email: string; tenant: string }
}

export function SignInForm({ known }: Props) {
  const { t } = useTranslation('signin')
  const [email, setEmail] = useState(known?.email ?? '')
  const [password, setPassword] = useState('')
  const [tenants, setTenants] = useState<string[]>([])
  const [tenant, setTenant] = useState(known?.tenant)
  const [error, setError] = useState<unknown>(null)
  const [sending, setSending] = useState(false)
  const [wait, startWait] = useCountdown()

  async function submit(event: FormEvent) {
    event.preventDefault()
    setSending(true)
    setError(null)
    try {
      await signIn({ email: email.trim(), password, tenant })
    } catch (problem) {
      setSending(false)
      if (isProblem(problem, 'choose-tenant') && problem.problem.tenants) {
        setTenants(problem.problem.tenants)
        setTenant(problem.problem.tenants[0])
        return
      }
      if (problem instanceof ApiError && problem.retryAfter) startWait(problem.retryAfter)
      setError(problem)
    }
  }

  const refused = isProblem(error, 'sign-in-failed')
  const waitText = isProblem(error, 'busy') ? t('busy', { count: wait }) : t('wait', { count: wait })
  return (
    <form onSubmit={submit} aria-label={t('title')}>
      <Stack gap="md">
        {tenants.length === 0 ? (
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
              value={email}
              onChange={(event) => setEmail(event.currentTarget.value)}
            />
            <SecretField
              label={t('password')}
              autoComplete="current-password"
              required
              autoFocus={Boolean(known)}
              value={password}
              onChange={setPassword}
              error={refused && t('refused')}
            />
          </>
        ) : (
          <Radio.Group label={t('tenant')} description={t('tenantWhy')} value={tenant} onChange={setTenant}>
            <Stack gap="xs" mt="sm">
              {tenants.map((name, index) => (
                <Radio key={name} value={name} label={name} autoFocus={index === 0} />
              ))}
            </Stack>
          </Radio.Group>
        )}
        {wait > 0 && <Alert role="status">{waitText}</Alert>}
        {wait === 0 && error !== null && !refused && !(error instanceof ApiError && error.retryAfter) && (
          <Failure error={error} />
        )}
        <Button type="submit" fullWidth loading={sending} disabled={wait > 0}>
          {tenants.length > 0 ? t('continue') : t('signIn')}
        </Button>
      </Stack>
    </form>
  )
}
