import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { parseNetworks } from '../../text/network'
import type { Draft } from './draft'
import classes from './PermissionStep.module.css'

/** What the key will be able to do, in plain words. */
export function Summary({ draft }: { draft: Draft }) {
  const { t, i18n } = useTranslation('keys')
  const list = new Intl.ListFormat(i18n.resolvedLanguage, { type: 'conjunction' })
  const { networks } = parseNetworks(draft.networks)
  return (
    <aside className={classes.summary} aria-label={t('summary.title')} aria-live="polite">
      <Text size="xs" c="dimmed" fw={600} mb={4}>
        {t('summary.title')}
      </Text>
      <Text>{t(`summary.${draft.access}.can`)}</Text>
      <Text>{t(`summary.${draft.access}.cannot`)}</Text>
      <Text>{networks.length > 0 ? t('summary.from', { list: list.format(networks) }) : t('summary.anywhere')}</Text>
    </aside>
  )
}
