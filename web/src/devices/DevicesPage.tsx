import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useLocation, useNavigate } from 'react-router'
import { useMayWrite } from '../api/useMayWrite'
import { formatCount } from '../text/number'
import { visible } from '../text/visible'
import { fromList } from '../ui/DetailPage'
import { deviceAddress } from '../ui/deviceAddress'
import { Foreign } from '../ui/Foreign'
import { FacetMenu } from '../ui/filter/FacetMenu'
import { FilterBox } from '../ui/filter/FilterBox'
import { PageHead } from '../ui/PageHead'
import { RiskLabel } from '../ui/RiskLabel'
import { RelativeTime } from '../ui/Time'
import { DataTable } from '../ui/table/DataTable'
import { useLayout } from '../ui/table/useLayout'
import { useSelection } from '../ui/table/useSelection'
import { SavedViews } from '../ui/views/SavedViews'
import { BulkActions } from './bulk/BulkActions'
import { useColumns } from './columns'
import { DeviceName } from './DeviceName'
import { DeviceSearch } from './DeviceSearch'
import classes from './DevicesPage.module.css'
import { ExportMenu } from './ExportMenu'
import { NoDevices } from './NoDevices'
import { useDevices } from './useDevices'
import { useFacetName } from './useFacetName'

export default function DevicesPage() {
  const { t } = useTranslation('devices')
  const navigate = useNavigate()
  const { search: address } = useLocation()
  const mayWrite = useMayWrite()
  const facetName = useFacetName()
  const plain = useColumns()
  const { asked, rows, sortBy, setFilter, setSearch } = useDevices(plain)
  const { filter, search } = asked
  const columns = plain.map(({ facet, ...column }) => ({
    ...column,
    menu: facet && (
      <FacetMenu
        of="device"
        field={facet}
        title={column.title}
        filter={filter}
        search={search}
        onChange={setFilter}
        nameOf={(value) => facetName(facet, value)}
      />
    ),
  }))
  const layout = useLayout(columns)
  const selection = useSelection(rows.view)
  const { query, total, exact } = rows
  const count = t(search || filter ? 'matches' : 'total', { count: total, shown: formatCount(total, exact) })
  const which = selection.selection.all ? { filter, search } : { ids: [...selection.selection.ids] }

  return (
    <div className={classes.page}>
      <PageHead
        title={t('title')}
        about={t('about')}
        action={<ExportMenu asked={asked} columns={layout.shown.map(({ name }) => name)} />}
      />
      <DataTable
        label={t('title')}
        columns={columns}
        rows={rows}
        rowId={({ deviceid }) => deviceid}
        rowName={({ hostname, deviceid }) => hostname || deviceid}
        sort={asked.sort}
        onSort={sortBy}
        onOpen={({ deviceid }) => navigate(deviceAddress(deviceid), { state: fromList(address) })}
        selection={mayWrite ? selection : undefined}
        selectionActions={<BulkActions which={which} onDone={selection.clear} />}
        failed={t('failed')}
        tools={
          <div className={classes.tools}>
            <SavedViews page="devices" />
            <div className={classes.search}>
              <DeviceSearch value={search} onChange={setSearch} />
            </div>
            <FilterBox of="devices" value={filter} onChange={setFilter} error={query.error} />
            <Text role="status" c="dimmed" className={classes.count}>
              {query.isSuccess && count}
            </Text>
          </div>
        }
        card={(device) => (
          <>
            <DeviceName device={device} linked />
            <RiskLabel level={device.risk_level} score={device.risk_score} />
            <Foreign mono value={device.ip_address} />
            <span className="dimmed">
              <RelativeTime value={device.last_activity} />
            </span>
          </>
        )}
        empty={
          <NoDevices
            text={visible([search, filter].filter(Boolean).join(' '))}
            onClear={() => {
              if (filter) setFilter('')
              else setSearch('')
            }}
          />
        }
      />
    </div>
  )
}
