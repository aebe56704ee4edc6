import { Alert, Button, Stack, Text, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiError, isProblem } from '../api/client'
import { acceptInvitation, type InvitationOffer } from '../api/invitation'
import { shortestPassword } from '../preferences/PasswordDialog'
import { formatMinute } from '../text/time'
import { visible } from '../text/visible'
import { Facts } from '../ui/Facts'
import { Failure } from '../ui/Failure'
import { SecretField } from '../ui/SecretField'
import { useCountdown } from '../ui/useCountdown'

type Props = { token: string; offer: InvitationOffer; onAccepted(email: string): void; onEnded(): void }

/** Nothing tells beforehand whether the person has an account here already, so the field explains both cases. */
export function AcceptForm({ token, offer, onAccepted, onEnded }: Props) {
  const { t } = useTranslation(['invite', 'common', 'signin'])
  const [name, setName] = useState(offer.name)
  const [password, setPassword] = useState('')
  const [error, setError] = useState<unknown>(null)
  const [sending, setSending] = useState(false)
  const [wait, startWait] = useCountdown()

  async function submit(event: FormEvent) {
    event.preventDefault()
    setSending(true)
    setError(null)
    try {
      onAccepted((await acceptInvitation({ token, name: name.trim(), password })).email)
    } catch (problem) {
      if (isProblem(problem, 'invitation-ended')) return onEnded()
      if (problem instanceof ApiError && problem.retryAfter) startWait(problem.retryAfter)
      setError(problem)
      setSending(false)
    }
  }

  const weak = isProblem(error, 'weak-password')
  const other = isProblem(error, 'sign-in-failed')
  const told = weak || other || (error instanceof ApiError && error.retryAfter !== null)
  const facts = [
    { label: t('tenant'), value: offer.tenant },
    { label: t('email'), value: offer.email },
    { label: t('role'), value: t(`common:role.${offer.role}`) },
    { label: t('by'), value: offer.invited_by ?? '' },
    { label: t('until'), value: `${formatMinute(offer.expires)} UTC` },
  ]
  return (
    <form onSubmit={submit} aria-label={t('title')}>
      <Stack gap="md">
        <Text c="dimmed">{t('about', { tenant: visible(offer.tenant) })}</Text>
        <Facts facts={facts} />
        <input type="hidden" name="email" autoComplete="username" value={offer.email} readOnly />
        <TextInput
          label={t('name')}
          name="name"
          autoComplete="name"
          required
          withAsterisk={false}
          maxLength={200}
          autoFocus
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <SecretField
          label={t('password')}
          autoComplete="new-password"
          required
          description={t('passwordHint', { count: shortestPassword })}
          value={password}
          onChange={setPassword}
          error={weak ? error.message : other && t('other')}
        />
        <Text size="sm" c="dimmed">
          {t('account')}
        </Text>
        {wait > 0 && (
          <Alert role="status">
            {isProblem(error, 'busy') ? t('signin:busy', { count: wait }) : t('signin:wait', { count: wait })}
          </Alert>
        )}
        {wait === 0 && error !== null && !told && <Failure error={error} />}
        <Button type="submit" fullWidth loading={sending} disabled={wait > 0 || !name.trim() || !password}>
          {t('accept')}
        </Button>
      </Stack>
    </form>
  )
}
