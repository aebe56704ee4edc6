import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation, useNavigate } from 'react-router'
import { useMayWrite } from '../api/useMayWrite'
import { instanceNames, loadInstances } from '../api/vulnerabilities'
import { instant } from '../text/foreignJson'
import { formatCount } from '../text/number'
import { fromList } from '../ui/DetailPage'
import { Foreign } from '../ui/Foreign'
import { useFilter } from '../ui/filter/useFilter'
import { SeverityLabel } from '../ui/SeverityLabel'
import { RelativeTime } from '../ui/Time'
import { DataTable } from '../ui/table/DataTable'
import { useRows } from '../ui/table/useRows'
import { useSelection } from '../ui/table/useSelection'
import { AddressDialog } from './AddressDialog'
import { InstanceLink, instanceAddress, useInstanceColumns } from './instanceColumns'
import { NoVulnerabilities } from './NoVulnerabilities'
import { Tools } from './Tools'

const order = { field: 'detected_date', direction: 'asc' } as const

/** Each vulnerability of each device, as a row that can be addressed by itself. */
export function ByDevice() {
  const { t } = useTranslation('vulnerabilities')
  const { search } = useLocation()
  const navigate = useNavigate()
  const writes = useMayWrite()
  const [filter, setFilter] = useFilter()
  const columns = useInstanceColumns()
  const [addressing, setAddressing] = useState(false)
  const rows = useRows({
    key: ['vulnerabilities', 'by-device', filter],
    load: (place) => loadInstances(filter, place),
  })
  const selection = useSelection(rows.view)
  const { query, total } = rows
  const chosen = selection.selection
  const names = new Map(rows.rows.map((row) => [row.zb_ticketid, `${row.vulnerability_name}, ${row.name}`]))

  return (
    <>
      <DataTable
        label={t('title')}
        columns={columns}
        rows={rows}
        rowId={({ zb_ticketid }) => zb_ticketid}
        rowName={({ vulnerability_name, name }) => `${vulnerability_name}, ${name}`}
        sort={order}
        onSort={() => {}}
        onOpen={(instance) => navigate(instanceAddress(instance), { state: fromList(search) })}
        selection={writes ? selection : undefined}
        selectionActions={
          <Button size="compact-sm" onClick={() => setAddressing(true)}>
            {t('address.verb')}
          </Button>
        }
        failed={t('failed')}
        tools={
          <Tools
            filter={filter}
            onFilter={setFilter}
            error={query.error}
            count={query.isSuccess && t('instances', { count: total, shown: formatCount(total, rows.exact) })}
          />
        }
        card={(instance) => (
          <>
            <InstanceLink instance={instance} />
            <SeverityLabel value={instance.severity} />
            <Foreign value={instance.name} />
            <span className="dimmed">
              <RelativeTime value={instant(instance.detected_date)} />
            </span>
          </>
        )}
        empty={<NoVulnerabilities filter={filter} onClear={() => setFilter('')} />}
      />
      {addressing && (
        <AddressDialog
          of={{ what: 'instances', count: selection.count(total) }}
          gather={async (signal) =>
            chosen.all
              ? instanceNames(filter, null, signal)
              : [...chosen.ids].map((id) => ({ id, name: names.get(id) ?? id }))
          }
          onDone={selection.clear}
          onClose={() => setAddressing(false)}
        />
      )}
    </>
  )
}
