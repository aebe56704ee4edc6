import type { ReactNode } from 'react'

export type Column<Row> = {
  /** Also what the server is asked to order by, when `sortable`. */
  name: string
  title: string
  cell(row: Row): ReactNode
  /** Pixels; the frame scrolls sideways when all do not fit. */
  width?: number
  align?: 'right'
  /** `high`: the interesting end is the high one, so the first press orders downwards. */
  sortable?: 'low' | 'high'
  /** Beside the title, such as the values to narrow the list by. */
  menu?: ReactNode
  /** Not among the first columns; people may choose it. */
  hidden?: boolean
}

export type Sort = { field: string; direction: 'asc' | 'desc' }
