import { Button, EmptyState, Text } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { IconDevices2, IconSearchOff } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useSession } from '../api/session'
import { formatNumber } from '../text/number'
import { visible } from '../text/visible'
import { Failure } from '../ui/Failure'
import { PageHead } from '../ui/PageHead'
import { DeviceCards } from './DeviceCards'
import { DeviceSearch } from './DeviceSearch'
import classes from './DevicesPage.module.css'
import { DeviceTable } from './DeviceTable'
import { useDeviceFilter } from './useDeviceFilter'
import { useDevices } from './useDeviceWindow'

export default function DevicesPage() {
  const { t } = useTranslation('devices')
  const { filter, setSearch, sortBy } = useDeviceFilter()
  const devices = useDevices(filter)
  const narrow = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false })
  const { query, total } = devices
  const busy = query.isFetching && !query.isPending

  function content() {
    if (query.isError && !query.data)
      return <Failure title={t('failed')} error={query.error} onRetry={() => query.refetch()} />
    if (query.isSuccess && total === 0) return <NoDevices search={filter.search} onClear={() => setSearch('')} />
    // A new search or order begins at the top.
    const view = JSON.stringify(filter)
    if (narrow) return <DeviceCards key={view} devices={devices} />
    return <DeviceTable key={view} devices={devices} sort={filter.sort} onSort={sortBy} />
  }

  return (
    <div className={classes.page}>
      <PageHead title={t('title')} about={t('about')} />
      <div className={classes.filters}>
        <DeviceSearch value={filter.search} onChange={setSearch} />
        <Text role="status" c="dimmed" className="nowrap">
          {query.isSuccess && t(filter.search ? 'matches' : 'total', { count: total, shown: formatNumber(total) })}
        </Text>
      </div>
      <div className={classes.progress} data-busy={busy || undefined} />
      {query.isError && query.data && <Failure error={query.error} onRetry={() => query.refetch()} />}
      {content()}
    </div>
  )
}

function NoDevices({ search, onClear }: { search: string; onClear: () => void }) {
  const { t } = useTranslation('devices')
  const { tenant } = useSession()
  if (search)
    return (
      <EmptyState
        icon={<IconSearchOff />}
        title={t('none.match', { search: visible(search) })}
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
