import { Anchor, Button, Group, Skeleton, Text } from '@mantine/core'
import { IconCircleCheck } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Trans, useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { keyListQuery } from '../api/keys'
import { KeyWizard } from '../keys/wizard/KeyWizard'
import { formatNumber } from '../text/number'
import { Failure } from '../ui/Failure'
import { Section } from '../ui/Section'
import { useDialog } from '../ui/useDialog'

/** The first step: a key, made here and then, or told to be there already. */
export function KeyStep() {
  const { t } = useTranslation('guide')
  const { data, isPending, error, refetch } = useQuery(keyListQuery)
  const { open, show, close } = useDialog<true>()
  const preferences = { preferences: <Anchor component={Link} to="/preferences" /> }
  const active = data?.policy.active_keys ?? 0
  const full = data && active >= data.policy.max_active_keys

  return (
    <Section title={t('key.title')} about={t('key.about')}>
      {isPending && <Skeleton height={12} width="50%" my={12} />}
      {error && <Failure title={t('key.failed')} error={error} onRetry={() => refetch()} />}
      {data && (
        <Group gap="md">
          <Button
            variant={active > 0 ? 'default' : 'filled'}
            disabled={full}
            onClick={(e) => show(true, e.currentTarget)}
          >
            {t('key.create')}
          </Button>
          <Text component="div">
            {active > 0 && <IconCircleCheck size={16} aria-hidden style={{ verticalAlign: '-3px', marginRight: 4 }} />}
            <Trans
              t={t}
              i18nKey={full ? 'key.full' : active > 0 ? 'key.have' : 'key.none'}
              values={{ count: active, shown: formatNumber(active) }}
              components={preferences}
            />
          </Text>
        </Group>
      )}
      {data && open && <KeyWizard policy={data.policy} onClose={close} />}
    </Section>
  )
}
