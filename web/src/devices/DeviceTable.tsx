import { Skeleton, UnstyledButton } from '@mantine/core'
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Sort, SortField } from '../api/devices'
import classes from '../ui/Table.module.css'
import { type Column, columns } from './columns'
import { type Devices, useDeviceWindow } from './useDeviceWindow'

const rowHeight = 36
const minWidth = 1160
const firstRows = Array.from({ length: 16 }, (_, index) => ({ index, device: undefined }))

type Props = { devices: Devices; sort: Sort; onSort(field: SortField): void }

export function DeviceTable({ devices, sort, onSort }: Props) {
  const { t } = useTranslation('devices')
  const { frame, before, after, shown } = useDeviceWindow(devices, rowHeight)
  const rows = devices.query.isPending ? firstRows : shown
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls is reached by the keyboard
    <section ref={frame} className={classes.frame} data-fill aria-label={t('title')} tabIndex={0}>
      <table
        className={classes.table}
        style={{ minWidth }}
        aria-rowcount={devices.total + 1}
        aria-busy={devices.query.isPending}
      >
        <colgroup>
          {columns.map(({ name, width }) => (
            <col key={name} style={{ width }} />
          ))}
        </colgroup>
        <thead>
          <tr aria-rowindex={1}>
            {columns.map((column) => (
              <Head key={column.name} column={column} sort={sort} onSort={onSort} />
            ))}
          </tr>
        </thead>
        <tbody>
          <Gap height={before} />
          {rows.map(({ index, device }) => (
            <tr key={index} aria-rowindex={index + 2}>
              {columns.map(({ name, align, cell }) => (
                <td key={name} data-align={align}>
                  {device ? cell(device) : <Skeleton height={10} width="70%" />}
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

function Head({ column, sort, onSort }: { column: Column } & Omit<Props, 'devices'>) {
  const { t } = useTranslation('devices')
  const { name, align } = column
  const title = t(`columns.${name}`)
  if (name === 'alerts')
    return (
      <th scope="col" data-align={align}>
        {title}
      </th>
    )
  const sorted = sort.field === name && sort.direction
  const Arrow = sorted === 'asc' ? IconArrowUp : IconArrowDown
  return (
    <th scope="col" data-align={align} aria-sort={sorted ? (sorted === 'asc' ? 'ascending' : 'descending') : undefined}>
      <UnstyledButton className={classes.sort} onClick={() => onSort(name)}>
        {title}
        <Arrow size={13} aria-hidden data-sorted={sorted || undefined} />
      </UnstyledButton>
    </th>
  )
}
