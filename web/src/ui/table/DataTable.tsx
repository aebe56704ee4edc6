import { EmptyState } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { IconFilterOff } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiError } from '../../api/client'
import { Failure } from '../Failure'
import { filterRefusal } from '../filter/refusal'
import { NoPermission } from '../NoPermission'
import { Cards } from './Cards'
import { ColumnMenu } from './ColumnMenu'
import type { Column, Sort } from './column'
import classes from './DataTable.module.css'
import { Grid } from './Grid'
import { SelectionBar } from './SelectionBar'
import { useLayout } from './useLayout'
import type { Rows } from './useRows'
import type { SelectionState } from './useSelection'

export type DataTableProps<Row> = {
  /** What the rows are, for a screen reader. */
  label: string
  columns: Column<Row>[]
  rows: Rows<Row>
  rowId(row: Row): string
  /** How a row is called where its check box stands. */
  rowName?(row: Row): string
  /** Without them, the list has one order. */
  sort?: Sort
  onSort?(field: string): void
  onOpen?(row: Row): void
  /** Without one, rows cannot be chosen. */
  selection?: SelectionState
  selectionActions?: ReactNode
  /** Up to four parts, where a table has no room: the name, the gravity, and two more. */
  card(row: Row): ReactNode
  /** Stands where no row is: what would be here, and what fills it. */
  empty: ReactNode
  failed: string
  /** At the left above the table: a filter, a count. */
  tools?: ReactNode
}

/** A list of the server of any length: one page of the window is drawn at a time, the previous stays meanwhile. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { t } = useTranslation('table')
  const { rows, columns, failed, empty, selection, selectionActions, tools } = props
  const { query, total } = rows
  const layout = useLayout(columns)
  const narrow = useMediaQuery('(max-width: 37.5em)', false, { getInitialValueInEffect: false })
  const retry = () => query.refetch()

  function content() {
    if (query.isError && !query.data) {
      const refused = query.error instanceof ApiError && query.error.status === 403
      // The field of the filter says what is wrong, and where.
      if (filterRefusal(query.error)) return <EmptyState icon={<IconFilterOff />} title={t('filterWrong')} mt="xl" />
      return refused ? <NoPermission /> : <Failure title={failed} error={query.error} onRetry={retry} />
    }
    if (query.isSuccess && total === 0) return empty
    return narrow ? <Cards {...props} /> : <Grid {...props} layout={layout} />
  }

  const busy = query.isFetching && !query.isPending
  return (
    <div className={classes.whole}>
      <div className={classes.tools}>
        {tools}
        {!narrow && <ColumnMenu columns={columns} layout={layout} />}
      </div>
      {selection && <SelectionBar state={selection} total={total} exact={rows.exact} actions={selectionActions} />}
      <div className={classes.progress} data-busy={busy || undefined} title={busy ? t('loading') : undefined} />
      {query.isError && query.data !== undefined && <Failure error={query.error} onRetry={retry} />}
      {content()}
    </div>
  )
}
