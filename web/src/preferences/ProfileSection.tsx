import { DataList } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useSession } from '../api/session'
import { Foreign } from '../ui/Foreign'
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
      <DataList>
        {facts.map(({ label, value }) => (
          <DataList.Item key={label}>
            <DataList.ItemLabel>{label}</DataList.ItemLabel>
            <DataList.ItemValue>
              <Foreign value={value} />
            </DataList.ItemValue>
          </DataList.Item>
        ))}
      </DataList>
    </Section>
  )
}
