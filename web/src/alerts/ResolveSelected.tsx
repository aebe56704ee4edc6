import { type Alert, alertNames } from '../api/alerts'
import type { SelectionState } from '../ui/table/useSelection'
import { ResolveDialog } from './ResolveDialog'

type Props = {
  selection: SelectionState
  loaded: Alert[]
  total: number
  /** What "all that match" means. */
  filter: string
  onClose(): void
}

export function ResolveSelected({ selection, loaded, total, filter, onClose }: Props) {
  const { selection: chosen } = selection
  const names = new Map(loaded.map(({ id, name }) => [id, name]))
  return (
    <ResolveDialog
      count={selection.count(total)}
      gather={async (signal) =>
        chosen.all ? alertNames(filter, signal) : [...chosen.ids].map((id) => ({ id, name: names.get(id) ?? id }))
      }
      onDone={selection.clear}
      onClose={onClose}
    />
  )
}
