import type { StateChange } from '../api/keys'
import type { AccessKey, KeyList } from '../api/types'
import { CompatibilityDialog } from './CompatibilityDialog'
import { RotateDialog } from './RotateDialog'
import { StateDialog } from './StateDialog'
import { KeyWizard } from './wizard/KeyWizard'

export type KeyAction = 'rotate' | 'compatibility' | StateChange
export type Open = { action: 'create' } | { action: KeyAction; key: AccessKey }

type Props = { open: Open; list: KeyList; onClose(): void }

export function KeyDialog({ open, list, onClose }: Props) {
  if (open.action === 'create') return <KeyWizard policy={list.policy} onClose={onClose} />
  if (open.action === 'rotate') return <RotateDialog accessKey={open.key} onClose={onClose} />
  if (open.action === 'compatibility') return <CompatibilityDialog accessKey={open.key} onClose={onClose} />
  return <StateDialog change={open.action} accessKey={open.key} onClose={onClose} />
}
