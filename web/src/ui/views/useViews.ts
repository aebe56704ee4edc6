import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useSearchParams } from 'react-router'
import {
  changeView,
  createView,
  deleteView,
  loadViews,
  type View,
  type ViewChange,
  type ViewPage,
} from '../../api/views'
import { useDensity } from '../table/useDensity'
import { paramsOf, sameState, stateOf } from './viewState'

/** The saved views of a page, and the one that is open: `view` in the address. */
export function useViews(page: ViewPage) {
  const [params, setParams] = useSearchParams()
  const [density, setDensity] = useDensity()
  const queries = useQueryClient()
  const query = useQuery({ queryKey: ['views', page], queryFn: ({ signal }) => loadViews(page, signal) })
  const views = query.data ?? []
  const state = stateOf(params)
  const current = views.find(({ id }) => id === params.get('view'))
  const now = { ...state, density: density === 'compact' ? 'compact' : 'normal' } as const
  const again = () => queries.invalidateQueries({ queryKey: ['views', page] })

  function open(view: View | null) {
    if (view) setDensity(view.density === 'compact' ? 'compact' : 'comfortable')
    setParams(view ? paramsOf(view) : new URLSearchParams())
  }

  async function change(view: View, what: ViewChange) {
    await changeView(view.id, what)
    await again()
  }

  return {
    query,
    views,
    current,
    changed: current ? !sameState(current, state) || current.density !== now.density : paramsOf(state).size > 0,
    open,
    change,
    save: (view: View) => change(view, now),
    async create(name: string, shared: boolean) {
      const view = await createView(page, { ...now, name, shared })
      await again()
      setParams(paramsOf(view), { replace: true })
    },
    async remove(view: View) {
      await deleteView(view.id)
      await again()
      if (view.id !== current?.id) return
      setParams(
        (before) => {
          before.delete('view')
          return before
        },
        { replace: true },
      )
    },
  }
}

export type Views = ReturnType<typeof useViews>
