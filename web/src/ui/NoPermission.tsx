import { EmptyState, Title } from '@mantine/core'
import { IconLock } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useSession } from '../api/session'
import { visible } from '../text/visible'
import { usePageTitle } from './usePageTitle'

/** What the person's role does not include, and who can grant it. `whole`: the page has nothing else, not even a name. */
export function NoPermission({ whole = false }: { whole?: boolean }) {
  const { t } = useTranslation()
  const { tenant } = useSession()
  usePageTitle(whole ? t('refused.title') : null)
  return (
    <EmptyState
      icon={<IconLock />}
      title={
        whole ? (
          <Title order={1} fz="inherit" fw="inherit">
            {t('refused.title')}
          </Title>
        ) : (
          t('refused.title')
        )
      }
      description={t('refused.about', { tenant: visible(tenant) })}
    />
  )
}
