import { Paper, Text, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Mark } from '../shell/Mark'
import { OfflineBanner } from '../shell/OfflineBanner'
import { usePageTitle } from '../ui/usePageTitle'
import { SignInForm } from './SignInForm'
import classes from './SignInPage.module.css'

export function SignInPage() {
  const { t } = useTranslation(['signin', 'common'])
  usePageTitle(t('title'))
  return (
    <>
      <OfflineBanner />
      <main className={classes.page}>
        <Paper className={classes.card} withBorder>
          <div className={classes.brand}>
            <Mark size={32} />
            <Text fw={600} size="lg">
              {t('common:product')}
            </Text>
          </div>
          <Title order={1} mb={4}>
            {t('title')}
          </Title>
          <Text c="dimmed" mb="lg">
            {t('about')}
          </Text>
          <SignInForm />
        </Paper>
      </main>
    </>
  )
}
