import { Skeleton } from '@mantine/core'
import table from '../Table.module.css'
import type { DataTableProps } from './DataTable'
import classes from './DataTable.module.css'
import { useWindow } from './useWindow'

const cardHeight = 76
const firstCards = Array.from({ length: 6 }, (_, index) => ({ index, row: undefined }))

export function Cards<Row>({ rows, label, card }: DataTableProps<Row>) {
  const { frame, before, after, shown } = useWindow(rows, cardHeight)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls is reached by the keyboard
    <section ref={frame} className={table.frame} data-fill aria-label={label} tabIndex={0}>
      <ul className={classes.list} style={{ paddingTop: before, paddingBottom: after }}>
        {(rows.query.isPending ? firstCards : shown).map(({ index, row }) => (
          <li key={index} className={classes.card}>
            {row ? card(row) : <Skeleton height={12} width="60%" />}
          </li>
        ))}
      </ul>
    </section>
  )
}
