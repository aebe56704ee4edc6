import { Checkbox, Skeleton, UnstyledButton } from '@mantine/core'
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { type KeyboardEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { visible } from '../../text/visible'
import table from '../Table.module.css'
import type { Column, Sort } from './column'
import type { DataTableProps } from './DataTable'
import classes from './DataTable.module.css'
import { type Layout, rowHeights } from './useLayout'
import { useWindow } from './useWindow'

const headHeight = 36
const pickWidth = 40
const usualWidth = 140
const firstRows = Array.from({ length: 16 }, (_, index) => ({ index, row: undefined }))
const steps: Record<string, number> = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1, PageDown: 15, PageUp: -15 }

export function Grid<Row>(props: DataTableProps<Row> & { layout: Layout<Row> }) {
  const { t } = useTranslation('table')
  const id = useId()
  const { label, rows, layout, selection, sort, onSort, onOpen, rowId, rowName } = props
  const { query, total, offset } = rows
  const { frame, before, after, shown, scrollTo } = useWindow(rows, rowHeights[layout.density], headHeight)
  const [place, setPlace] = useState<{ view: string; index: number } | null>(null)
  const current = place?.view === rows.view ? place.index : null
  const setCurrent = (index: number) => setPlace({ view: rows.view, index })
  const drawn = query.isPending ? firstRows : shown
  const columns = layout.shown
  const width = columns.reduce((sum, column) => sum + (column.width ?? usualWidth), selection ? pickWidth : 0)
  const rowAt = (index: number) => rows.rows[index - offset]

  function goTo(index: number) {
    const next = Math.min(Math.max(index, offset), offset + rows.rows.length - 1)
    setCurrent(next)
    scrollTo(next)
  }

  function press(event: KeyboardEvent) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target !== event.currentTarget) return
    const row = current === null ? undefined : rowAt(current)
    const step = steps[event.key]
    if (step) goTo(current === null ? offset : current + step)
    else if (event.key === 'Home') goTo(offset)
    else if (event.key === 'End') goTo(offset + rows.rows.length - 1)
    else if (event.key === 'x' && row && selection) selection.toggle(rowId(row))
    else if (event.key === 'Enter' && row && onOpen) onOpen(row)
    else if (event.key === 'Escape' && selection) selection.clear()
    else return
    event.preventDefault()
  }

  const loaded = rows.rows.map(rowId)
  const chosen = selection ? loaded.filter(selection.has).length : 0
  return (
    <section ref={frame} className={table.frame} data-fill aria-label={label}>
      {/* The table holds the focus and names the row it is on: rows come and go while the list scrolls. */}
      <table
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: rows are walked, chosen and opened
        role="grid"
        className={`${table.table} ${classes.table}`}
        style={{ minWidth: width }}
        data-density={layout.density}
        aria-label={label}
        aria-rowcount={rows.exact ? total + 1 : -1}
        aria-colcount={columns.length + (selection ? 1 : 0)}
        aria-multiselectable={selection ? true : undefined}
        aria-busy={query.isPending}
        aria-activedescendant={current === null ? undefined : `${id}-${current}`}
        tabIndex={0}
        onKeyDown={press}
      >
        <colgroup>
          {selection && <col style={{ width: pickWidth }} />}
          {columns.map((column) => (
            <col key={column.name} style={{ width: column.width ?? usualWidth }} />
          ))}
        </colgroup>
        <thead>
          <tr aria-rowindex={1}>
            {selection && (
              <th scope="col" data-pick>
                <Checkbox
                  size="xs"
                  aria-label={t('selectLoaded')}
                  checked={chosen > 0 && chosen === loaded.length}
                  indeterminate={chosen > 0 && chosen < loaded.length}
                  onChange={() => (chosen === loaded.length ? selection.clear() : selection.choose(loaded))}
                />
              </th>
            )}
            {columns.map((column) => (
              <Head key={column.name} column={column} sort={sort} onSort={onSort} />
            ))}
          </tr>
        </thead>
        <tbody>
          <Gap height={before} />
          {drawn.map(({ index, row }) => (
            <tr
              key={index}
              id={`${id}-${index}`}
              aria-rowindex={index + 2}
              aria-selected={selection && row ? selection.has(rowId(row)) : undefined}
              data-current={index === current || undefined}
              data-opens={(onOpen && row && true) || undefined}
              onClick={(event) => {
                setCurrent(index)
                const element = event.target as Element
                if (row && onOpen && !element.closest('a, button, input, label') && !getSelection()?.toString())
                  onOpen(row)
              }}
            >
              {selection && (
                <td data-pick>
                  {row && (
                    <Checkbox
                      size="xs"
                      tabIndex={-1}
                      aria-label={t('select', { row: visible((rowName ?? rowId)(row)) })}
                      checked={selection.has(rowId(row))}
                      onChange={() => selection.toggle(rowId(row))}
                    />
                  )}
                </td>
              )}
              {columns.map(({ name, align, cell }) => (
                <td key={name} data-align={align}>
                  {row ? cell(row) : <Skeleton height={10} width="70%" />}
                </td>
              ))}
            </tr>
          ))}
          <Gap height={after} />
        </tbody>
      </table>
    </section>
  )
}

function Gap({ height }: { height: number }) {
  return height > 0 ? <tr aria-hidden style={{ height }} /> : null
}

type HeadProps<Row> = { column: Column<Row>; sort?: Sort; onSort?(field: string): void }

function Head<Row>({ column: { name, title, align, sortable, menu }, sort, onSort }: HeadProps<Row>) {
  const sorted = sort?.field === name && sort.direction
  const Arrow = sorted === 'asc' ? IconArrowUp : IconArrowDown
  return (
    <th scope="col" data-align={align} aria-sort={sorted ? (sorted === 'asc' ? 'ascending' : 'descending') : undefined}>
      {sortable ? (
        <UnstyledButton className={table.sort} onClick={() => onSort?.(name)}>
          {title}
          <Arrow size={13} aria-hidden data-sorted={sorted || undefined} />
        </UnstyledButton>
      ) : (
        title
      )}
      {menu}
    </th>
  )
}
