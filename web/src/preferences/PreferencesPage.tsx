import { useTranslation } from 'react-i18next'
import { SecuritySection } from '../keys/SecuritySection'
import { SecondFactorSection } from '../secondfactor/SecondFactorSection'
import { SessionsSection } from '../sessions/SessionsSection'
import { PageHead } from '../ui/PageHead'
import { AppearanceSection } from './AppearanceSection'
import { PasswordSection } from './PasswordSection'
import classes from './PreferencesPage.module.css'
import { ProfileSection } from './ProfileSection'

export default function PreferencesPage() {
  const { t } = useTranslation('preferences')
  return (
    <div className={classes.page}>
      <PageHead title={t('title')} about={t('about')} />
      <div className={classes.sections}>
        <ProfileSection />
        <AppearanceSection />
        <div className={classes.pair}>
          <PasswordSection />
          <SecondFactorSection />
        </div>
        <SecuritySection />
        <SessionsSection />
      </div>
    </div>
  )
}
