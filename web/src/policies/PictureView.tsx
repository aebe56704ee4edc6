import { Skeleton, Stack } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Policy } from '../api/policies'
import { formatNumber } from '../text/number'
import { Failure } from '../ui/Failure'
import type { Rows } from '../ui/table/useRows'
import { Picture } from './Picture'

/** The first page of the list as a picture. */
export function PictureView({ rows, tools, empty }: { rows: Rows<Policy>; tools: ReactNode; empty: ReactNode }) {
  const { t } = useTranslation('policies')
  const { query, total, rows: policies } = rows
  const count = policies.length
  return (
    <Stack gap="sm">
      {tools}
      {query.isError ? (
        <Failure title={t('failed')} error={query.error} onRetry={() => query.refetch()} />
      ) : query.isPending ? (
        <Skeleton height={320} />
      ) : count === 0 ? (
        empty
      ) : (
        <>
          <Picture policies={policies} />
          {total > count && <p className="dimmed">{t('picture.part', { count, shown: formatNumber(count) })}</p>}
        </>
      )}
    </Stack>
  )
}
