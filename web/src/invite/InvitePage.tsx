import { Anchor, Button, Loader, Paper, Text, Title } from '@mantine/core'
import { useCallback, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isProblem } from '../api/client'
import { type InvitationOffer, readInvitation } from '../api/invitation'
import { Mark } from '../shell/Mark'
import classes from '../signin/SignInPage.module.css'
import { Failure } from '../ui/Failure'
import { usePageTitle } from '../ui/usePageTitle'
import { AcceptForm } from './AcceptForm'
import { takeToken } from './takeToken'

type State =
  | { step: 'reading' }
  | { step: 'offered'; offer: InvitationOffer }
  | { step: 'accepted'; email: string }
  | { step: 'ended' }
  | { step: 'failed'; error: unknown }

export default function InvitePage() {
  const { t } = useTranslation(['invite', 'common'])
  const [token] = useState(takeToken)
  const [state, setState] = useState<State>(token ? { step: 'reading' } : { step: 'ended' })
  usePageTitle(t('title'))

  const read = useCallback(async () => {
    if (!token) return
    setState({ step: 'reading' })
    try {
      setState({ step: 'offered', offer: await readInvitation(token) })
    } catch (error) {
      setState(isProblem(error, 'invitation-ended') ? { step: 'ended' } : { step: 'failed', error })
    }
  }, [token])
  useEffect(() => {
    read()
  }, [read])

  return (
    <main className={classes.page}>
      <Paper className={classes.card} withBorder>
        <div className={classes.brand}>
          <Mark size={32} />
          <Text fw={600} size="lg">
            {t('common:product')}
          </Text>
        </div>
        <Title order={1} mb={4}>
          {state.step === 'accepted' ? t('accepted.title') : state.step === 'ended' ? t('ended.title') : t('title')}
        </Title>
        {state.step === 'reading' && <Loader size="sm" aria-label={t('reading')} />}
        {state.step === 'failed' && <Failure title={t('failed')} error={state.error} onRetry={read} />}
        {state.step === 'ended' && (
          <>
            <Text mb="md">{t('ended.about')}</Text>
            <Anchor href="/">{t('signIn')}</Anchor>
          </>
        )}
        {state.step === 'offered' && (
          <AcceptForm
            token={token}
            offer={state.offer}
            onAccepted={(email) => setState({ step: 'accepted', email })}
            onEnded={() => setState({ step: 'ended' })}
          />
        )}
        {state.step === 'accepted' && (
          <>
            <Text role="status" mb="lg">
              {t('accepted.about', { email: state.email })}
            </Text>
            <Button component="a" href="/" fullWidth autoFocus>
              {t('signIn')}
            </Button>
          </>
        )}
      </Paper>
    </main>
  )
}
