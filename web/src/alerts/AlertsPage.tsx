import { Button, SegmentedControl, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation, useNavigate } from 'react-router'
import { loadAlerts } from '../api/alerts'
import { useMayWrite } from '../api/useMayWrite'
import { formatCount } from '../text/number'
import { fromList } from '../ui/DetailPage'
import { ExportButton } from '../ui/ExportButton'
import { Foreign } from '../ui/Foreign'
import { FilterBox } from '../ui/filter/FilterBox'
import { TermSelect } from '../ui/filter/TermSelect'
import { useFilter } from '../ui/filter/useFilter'
import classes from '../ui/ListPage.module.css'
import { PageHead } from '../ui/PageHead'
import { SeverityLabel } from '../ui/SeverityLabel'
import { RelativeTime } from '../ui/Time'
import { DataTable } from '../ui/table/DataTable'
import { useRows } from '../ui/table/useRows'
import { useSelection } from '../ui/table/useSelection'
import { useSort } from '../ui/table/useSort'
import { SavedViews } from '../ui/views/SavedViews'
import { AlertLink, alertAddress, useAlertColumns } from './columns'
import { NoAlerts } from './NoAlerts'
import { ResolveSelected } from './ResolveSelected'
import { alertStates, openOnly, stateOf, withOpen, withState } from './state'
import { useAlertConditions } from './useAlertConditions'

export default function AlertsPage() {
  const { t } = useTranslation('alerts')
  const { search } = useLocation()
  const navigate = useNavigate()
  const writes = useMayWrite()
  const columns = useAlertColumns()
  const conditions = useAlertConditions()
  const [filter, setFilter] = useFilter()
  const state = stateOf(filter)
  const meant = withOpen(filter)
  const [sort, sortBy] = useSort(columns, { field: 'date', direction: 'desc' })
  const [resolving, setResolving] = useState(false)
  const asked = { filter, openOnly: openOnly(filter), sort }
  const rows = useRows({ key: ['alerts', asked], load: (place) => loadAlerts(asked, place) })
  const selection = useSelection(rows.view)
  const { query, total } = rows

  return (
    <div className={classes.page}>
      <PageHead
        title={t('title')}
        about={t('about')}
        action={<ExportButton name="export/alerts" query={{ filter: meant }} />}
      />
      <DataTable
        label={t('title')}
        columns={columns}
        rows={rows}
        rowId={({ id }) => id}
        rowName={({ name, hostname, deviceid }) => `${name}, ${hostname || deviceid}`}
        sort={sort}
        onSort={sortBy}
        onOpen={(alert) => navigate(alertAddress(alert), { state: fromList(search) })}
        selection={writes ? selection : undefined}
        selectionActions={
          <Button size="compact-sm" onClick={() => setResolving(true)}>
            {t('resolve.verb')}
          </Button>
        }
        failed={t('failed')}
        tools={
          <div className={classes.tools}>
            <SavedViews page="alerts" />
            <SegmentedControl
              aria-label={t('state')}
              value={state ?? ''}
              onChange={(next) => setFilter(withState(filter, next))}
              data={alertStates.map((value) => ({ value, label: t(`states.${value}`) }))}
            />
            {conditions.map((condition) => (
              <TermSelect key={condition.field} {...condition} filter={filter} onChange={setFilter} />
            ))}
            <FilterBox of="alerts" value={filter} onChange={setFilter} error={query.error} />
            <Text role="status" c="dimmed" className={`nowrap ${classes.count}`}>
              {query.isSuccess && t('count', { count: total, shown: formatCount(total, rows.exact) })}
            </Text>
          </div>
        }
        card={(alert) => (
          <>
            <AlertLink alert={alert} />
            <SeverityLabel value={alert.severity} />
            <Foreign value={alert.hostname || alert.deviceid} />
            <span className="dimmed">
              <RelativeTime value={alert.date} />
            </span>
          </>
        )}
        empty={
          <NoAlerts
            state={state}
            filter={filter}
            onClear={() => setFilter('')}
            onAll={() => setFilter(withState(filter, 'all'))}
          />
        }
      />
      {resolving && (
        <ResolveSelected
          selection={selection}
          loaded={rows.rows}
          total={total}
          filter={meant}
          onClose={() => setResolving(false)}
        />
      )}
    </div>
  )
}
