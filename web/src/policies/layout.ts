import type { Edge } from './edges'

export const rowHeight = 30
export type Node = { name: string | null; y: number }
export type Drawn = { edge: Edge; y: number; from: number; to: number }
export type Drawing = { height: number; sources: Node[]; destinations: Node[]; edges: Drawn[] }

/** Nodes in the middle of their connections, pushed down where they would touch. */
function place(names: (string | null)[], rows: Map<string | null, number[]>): Map<string | null, number> {
  const middle = (name: string | null) => {
    const all = rows.get(name) ?? [0]
    return all.reduce((sum, row) => sum + row, 0) / all.length
  }
  const ordered = [...names].sort((one, other) => middle(one) - middle(other))
  const lowest = Math.max(...[...rows.values()].flat())
  const placed = new Map<string | null, number>()
  let next = 0
  ordered.forEach((name, index) => {
    // Room stays for those that follow.
    const y = Math.max(next, Math.min(middle(name), lowest - (ordered.length - 1 - index)))
    placed.set(name, y)
    next = y + 1
  })
  return placed
}

/** A row for each connection, so that no label lies on another. */
export function layOut(edges: Edge[]): Drawing {
  const rowsOf = (side: 'source' | 'destination') => {
    const rows = new Map<string | null, number[]>()
    edges.forEach((edge, row) => {
      rows.set(edge[side], [...(rows.get(edge[side]) ?? []), row])
    })
    return rows
  }
  const left = rowsOf('source')
  const right = rowsOf('destination')
  const sources = place([...left.keys()], left)
  const destinations = place([...right.keys()], right)
  const pixels = (row: number) => (row + 0.5) * rowHeight
  const nodes = (placed: Map<string | null, number>) => [...placed].map(([name, row]) => ({ name, y: pixels(row) }))
  return {
    height: Math.max(edges.length, 1) * rowHeight,
    sources: nodes(sources),
    destinations: nodes(destinations),
    edges: edges.map((edge, row) => ({
      edge,
      y: pixels(row),
      from: pixels(sources.get(edge.source) ?? 0),
      to: pixels(destinations.get(edge.destination) ?? 0),
    })),
  }
}
