import { Button, Group, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { formatCount, formatNumber } from '../../text/number'
import classes from './DataTable.module.css'
import type { SelectionState } from './useSelection'

type Props = { state: SelectionState; total: number; exact?: boolean; actions?: ReactNode }

/** How many are chosen, a way to choose all that match, and what can be done with them. */
export function SelectionBar({ state, total, exact = true, actions }: Props) {
  const { t } = useTranslation('table')
  const count = state.count(total)
  if (count === 0) return null
  return (
    <Group component="section" gap="sm" className={classes.bar} aria-label={t('selection')}>
      <Text role="status" fw={500}>
        {state.selection.all
          ? t('allSelected', { shown: formatCount(total, exact) })
          : t('selected', { count, shown: formatNumber(count) })}
      </Text>
      {!state.selection.all && (count < total || !exact) && (
        <Button variant="subtle" size="compact-sm" onClick={state.chooseAll}>
          {t('selectAll', { shown: formatCount(total, exact) })}
        </Button>
      )}
      <Button variant="subtle" size="compact-sm" onClick={state.clear}>
        {t('clear')}
      </Button>
      {actions}
    </Group>
  )
}
