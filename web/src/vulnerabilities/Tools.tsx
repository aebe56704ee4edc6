import { SegmentedControl, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { FilterBox } from '../ui/filter/FilterBox'
import { TermSelect } from '../ui/filter/TermSelect'
import classes from '../ui/ListPage.module.css'
import { SavedViews } from '../ui/views/SavedViews'
import { groupings, useGrouping } from './useGrouping'
import { useVulnerabilityConditions } from './useVulnerabilityConditions'

type Props = { filter: string; onFilter(filter: string): void; error: unknown; count: string | false }

export function Tools({ filter, onFilter, error, count }: Props) {
  const { t } = useTranslation('vulnerabilities')
  const [by, setBy] = useGrouping()
  return (
    <div className={classes.tools}>
      {by === 'vulnerability' && <SavedViews page="vulnerabilities" />}
      <SegmentedControl
        aria-label={t('by')}
        value={by}
        onChange={setBy}
        data={groupings.map((value) => ({ value, label: t(`groupings.${value}`) }))}
      />
      {useVulnerabilityConditions().map((condition) => (
        <TermSelect key={condition.field} {...condition} filter={filter} onChange={onFilter} />
      ))}
      <FilterBox of="vulnerabilities" value={filter} onChange={onFilter} error={error} />
      <Text role="status" c="dimmed" className={`nowrap ${classes.count}`}>
        {count}
      </Text>
    </div>
  )
}
