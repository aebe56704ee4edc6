import { useTranslation } from 'react-i18next'
import { useSession } from '../api/session'
import { Facts } from '../ui/Facts'
import { Section } from '../ui/Section'

export function ProfileSection() {
  const { t } = useTranslation(['preferences', 'common'])
  const { user, tenant, role } = useSession()
  const facts = [
    { label: t('profile.name'), value: user.name },
    { label: t('profile.email'), value: user.email },
    { label: t('profile.tenant'), value: tenant },
    { label: t('profile.role'), value: t(`common:role.${role}`) },
  ]
  return (
    <Section title={t('profile.title')}>
      <Facts facts={facts} />
    </Section>
  )
}
