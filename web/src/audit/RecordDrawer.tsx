import { Drawer, Skeleton, Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { type AuditRecord, auditRecordQuery } from '../api/audit'
import { formatNumber } from '../text/number'
import { formatExact } from '../text/time'
import { visible } from '../text/visible'
import { Facts } from '../ui/Facts'
import { Failure } from '../ui/Failure'
import classes from './Audit.module.css'

type Props = { seq: number; known?: AuditRecord; onClose(): void }

/** One record whole; a link leads to it although the list does not hold it yet. */
export function RecordDrawer({ seq, known, onClose }: Props) {
  const { t } = useTranslation(['audit', 'common'])
  const query = useQuery({ ...auditRecordQuery(seq), enabled: !known })
  const record = known ?? query.data
  return (
    <Drawer
      opened
      position="right"
      size="lg"
      onClose={onClose}
      title={t('record.title', { seq: formatNumber(seq) })}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      {record && <Whole record={record} />}
      {!record && query.isPending && <Skeleton height={160} />}
      {!record && query.error && <Failure error={query.error} onRetry={() => query.refetch()} />}
      {!record && query.isSuccess && <Text>{t('record.unknown')}</Text>}
    </Drawer>
  )
}

function Whole({ record }: { record: AuditRecord }) {
  const { t } = useTranslation('audit')
  const facts = [
    { label: t('columns.time'), value: formatExact(record.time) },
    { label: t('columns.action'), value: record.action },
    { label: t('columns.result'), value: t(`result.${record.result}`) },
    { label: t('columns.actor'), value: [record.actor_email, record.actor].filter(Boolean).join('\n') },
    { label: t('columns.target'), value: [record.target_email, record.target].filter(Boolean).join('\n') },
    { label: t('columns.ip'), value: record.ip },
    { label: t('record.request'), value: record.request_id },
  ].map(({ label, value }) => ({ label, value: value.replace('\n', ' · ') }))
  const detail = JSON.stringify(record.detail ?? {}, null, 2)
  return (
    <Stack>
      <Facts facts={facts} />
      {detail !== '{}' && (
        <div>
          <Title order={3} mb={4}>
            {t('record.detail')}
          </Title>
          <pre className={classes.detail}>{detail.split('\n').map(visible).join('\n')}</pre>
        </div>
      )}
    </Stack>
  )
}
