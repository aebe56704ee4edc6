import { Button, EmptyState, Text } from '@mantine/core'
import { IconDevices2, IconSearchOff } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { type DeviceFilter, loadDevices } from '../api/devices'
import { useSession } from '../api/session'
import { formatNumber } from '../text/number'
import { visible } from '../text/visible'
import { Foreign } from '../ui/Foreign'
import { FilterBox } from '../ui/filter/FilterBox'
import { useFilter } from '../ui/filter/useFilter'
import { PageHead } from '../ui/PageHead'
import { RiskLabel } from '../ui/RiskLabel'
import { RelativeTime } from '../ui/Time'
import { DataTable } from '../ui/table/DataTable'
import { useRows } from '../ui/table/useRows'
import { useSort } from '../ui/table/useSort'
import { useColumns } from './columns'
import { DeviceName } from './DeviceName'
import { DeviceSearch } from './DeviceSearch'
import classes from './DevicesPage.module.css'

export default function DevicesPage() {
  const { t } = useTranslation('devices')
  const [params, setParams] = useSearchParams()
  const columns = useColumns()
  const [filter, setFilter] = useFilter()
  const [sort, sortBy] = useSort(columns, { field: 'risk_score', direction: 'desc' })
  const asked: DeviceFilter = { search: params.get('search') ?? '', filter, sort }
  const rows = useRows({ key: ['devices', asked], load: (place) => loadDevices(asked, place) })
  const { query, total } = rows
  const narrowed = Boolean(asked.search || filter)

  const setSearch = (search: string) =>
    setParams(
      (before) => {
        if (search.trim()) before.set('search', search.trim())
        else before.delete('search')
        return before
      },
      { replace: true },
    )

  return (
    <div className={classes.page}>
      <PageHead title={t('title')} about={t('about')} />
      <DataTable
        label={t('title')}
        columns={columns}
        rows={rows}
        rowId={({ deviceid }) => deviceid}
        sort={sort}
        onSort={sortBy}
        failed={t('failed')}
        tools={
          <div className={classes.tools}>
            <div className={classes.search}>
              <DeviceSearch value={asked.search} onChange={setSearch} />
            </div>
            <FilterBox of="devices" value={filter} onChange={setFilter} error={query.error} />
            <Text role="status" c="dimmed" className="nowrap">
              {query.isSuccess && t(narrowed ? 'matches' : 'total', { count: total, shown: formatNumber(total) })}
            </Text>
          </div>
        }
        card={(device) => (
          <>
            <DeviceName device={device} />
            <RiskLabel level={device.risk_level} score={device.risk_score} />
            <Foreign mono value={device.ip_address} />
            <span className="dimmed">
              <RelativeTime value={device.last_activity} />
            </span>
          </>
        )}
        empty={
          <NoDevices
            text={asked.search || filter}
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

function NoDevices({ text, onClear }: { text: string; onClear: () => void }) {
  const { t } = useTranslation('devices')
  const { tenant } = useSession()
  if (text)
    return (
      <EmptyState
        icon={<IconSearchOff />}
        title={t('none.match', { search: visible(text) })}
        description={t('none.matchAbout')}
        mt="xl"
      >
        <EmptyState.Actions>
          <Button variant="default" onClick={onClear}>
            {t('none.clear')}
          </Button>
        </EmptyState.Actions>
      </EmptyState>
    )
  return (
    <EmptyState icon={<IconDevices2 />} title={t('none.title')} description={t('none.about')} mt="xl">
      <code>iot-guardian import devices FILE --tenant {visible(tenant)}</code>
    </EmptyState>
  )
}
