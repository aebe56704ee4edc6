import { useSearchParams } from 'react-router'
import type { Column } from './column'
import { useDensity } from './useDensity'

export const rowHeights = { comfortable: 36, compact: 28 }

/** Which columns in which order: in the address (`columns=`), so that a link shows the same. */
export function useLayout<Row>(columns: Column<Row>[]) {
  const [params, setParams] = useSearchParams()
  const [density, setDensity] = useDensity()
  const first = columns.filter(({ hidden }) => !hidden).map(({ name }) => name)
  const asked = (params.get('columns') ?? '').split(',').filter((name) => columns.some((c) => c.name === name))
  const names = asked.length > 0 ? [...new Set(asked)] : first

  function setNames(next: string[]) {
    setParams(
      (before) => {
        if (next.join() === first.join() || next.length === 0) before.delete('columns')
        else before.set('columns', next.join())
        return before
      },
      { replace: true },
    )
  }

  function move(name: string, by: -1 | 1) {
    const from = names.indexOf(name)
    const to = from + by
    const other = names[to]
    if (from < 0 || other === undefined) return
    const next = [...names]
    next[to] = name
    next[from] = other
    setNames(next)
  }

  return {
    shown: names.flatMap((name) => columns.find((column) => column.name === name) ?? []),
    density,
    setDensity,
    toggle: (name: string) =>
      setNames(names.includes(name) ? names.filter((other) => other !== name) : [...names, name]),
    move,
    reset: () => setNames([]),
  }
}

export type Layout<Row> = ReturnType<typeof useLayout<Row>>
