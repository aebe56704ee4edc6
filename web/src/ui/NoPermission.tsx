import { EmptyState } from '@mantine/core'
import { IconLock } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useSession } from '../api/session'
import { visible } from '../text/visible'

/** What the person's role does not include, and who can grant it. */
export function NoPermission() {
  const { t } = useTranslation()
  const { tenant } = useSession()
  return (
    <EmptyState
      icon={<IconLock />}
      title={t('refused.title')}
      description={t('refused.about', { tenant: visible(tenant) })}
    />
  )
}
