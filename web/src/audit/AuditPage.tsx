import { Button, EmptyState, UnstyledButton } from '@mantine/core'
import { IconFileSearch } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { type AuditRecord, loadAudit } from '../api/audit'
import { formatMinute } from '../text/time'
import { ForAdministrators } from '../ui/ForAdministrators'
import { Foreign } from '../ui/Foreign'
import classes from '../ui/ListPage.module.css'
import { PageHead } from '../ui/PageHead'
import { RelativeTime } from '../ui/Time'
import type { Column } from '../ui/table/column'
import { DataTable } from '../ui/table/DataTable'
import { useCursorRows } from '../ui/table/useCursorRows'
import { AuditFilterBar } from './AuditFilterBar'
import { RecordDrawer } from './RecordDrawer'
import { ResultLabel } from './ResultLabel'
import { askedOf, useAuditFilter } from './useAuditFilter'
import { VerificationBanner } from './VerificationBanner'
import { Who } from './Who'

export default function AuditPage() {
  return (
    <ForAdministrators>
      <Audit />
    </ForAdministrators>
  )
}

function Audit() {
  const { t } = useTranslation('audit')
  const [params, setParams] = useSearchParams()
  const filter = useAuditFilter()
  const asked = askedOf(filter.texts)
  const rows = useCursorRows<AuditRecord, number>({
    key: ['audit', 'list', asked],
    load: ({ cursor, signal }) => loadAudit(asked, cursor, signal),
  })
  const seq = Number(params.get('record'))

  const open = (record: AuditRecord | null) =>
    setParams(
      (before) => {
        if (record) before.set('record', String(record.seq))
        else before.delete('record')
        return before
      },
      { replace: record === null },
    )

  const columns: Column<AuditRecord>[] = [
    {
      name: 'time',
      title: t('columns.time'),
      width: 150,
      cell: ({ time }) => (
        <time className="nowrap" dateTime={time}>
          {formatMinute(time)}
        </time>
      ),
    },
    {
      name: 'actor',
      title: t('columns.actor'),
      width: 210,
      cell: (row) => <Who id={row.actor} email={row.actor_email} />,
    },
    { name: 'action', title: t('columns.action'), width: 170, cell: ({ action }) => <Foreign mono value={action} /> },
    {
      name: 'target',
      title: t('columns.target'),
      width: 220,
      cell: (row) => <Who id={row.target} email={row.target_email} />,
    },
    { name: 'result', title: t('columns.result'), width: 110, cell: ({ result }) => <ResultLabel result={result} /> },
    { name: 'ip', title: t('columns.ip'), width: 130, cell: ({ ip }) => <Foreign mono value={ip} /> },
    {
      name: 'request',
      title: t('record.request'),
      width: 180,
      hidden: true,
      cell: ({ request_id }) => <Foreign mono value={request_id} />,
    },
  ]
  return (
    <div className={classes.page}>
      <PageHead title={t('title')} about={t('about')} />
      <VerificationBanner />
      <DataTable
        label={t('title')}
        columns={columns}
        rows={rows}
        rowId={(record) => String(record.seq)}
        onOpen={(record) => open(record)}
        failed={t('failed')}
        tools={<AuditFilterBar filter={filter} />}
        empty={
          <EmptyState
            icon={<IconFileSearch />}
            title={t(filter.filtered ? 'none.match' : 'none.title')}
            description={t(filter.filtered ? 'none.matchAbout' : 'none.about')}
            mt="xl"
          >
            {filter.filtered && (
              <EmptyState.Actions>
                <Button variant="default" onClick={filter.clear}>
                  {t('filter.clear')}
                </Button>
              </EmptyState.Actions>
            )}
          </EmptyState>
        }
        card={(record) => (
          <>
            <UnstyledButton onClick={() => open(record)}>
              <Foreign mono value={record.action} />
            </UnstyledButton>
            <ResultLabel result={record.result} />
            <Who id={record.actor} email={record.actor_email} />
            <span className="dimmed">
              <RelativeTime value={record.time} />
            </span>
          </>
        )}
      />
      {seq > 0 && (
        <RecordDrawer seq={seq} known={rows.rows.find((record) => record.seq === seq)} onClose={() => open(null)} />
      )}
    </div>
  )
}
