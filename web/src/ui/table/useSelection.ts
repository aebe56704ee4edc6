import { useState } from 'react'

/** Chosen rows by their names, or all that match the present filter: then actions send the filter, not the names. */
export type Selection = { all: false; ids: ReadonlySet<string> } | { all: true }

const none: Selection = { all: false, ids: new Set<string>() }

/** A selection belongs to one view: when the filter changes, it is dropped. */
export function useSelection(view: string) {
  const [kept, setKept] = useState({ view, selection: none })
  if (kept.view !== view) setKept({ view, selection: none })
  const selection = kept.view === view ? kept.selection : none
  const set = (next: Selection) => setKept({ view, selection: next })

  return {
    selection,
    has: (id: string) => selection.all || selection.ids.has(id),
    count: (total: number) => (selection.all ? total : selection.ids.size),
    toggle(id: string) {
      const ids = new Set(selection.all ? [] : selection.ids)
      if (!ids.delete(id)) ids.add(id)
      set({ all: false, ids })
    },
    choose: (ids: Iterable<string>) => set({ all: false, ids: new Set(ids) }),
    chooseAll: () => set({ all: true }),
    clear: () => set(none),
  }
}

export type SelectionState = ReturnType<typeof useSelection>
