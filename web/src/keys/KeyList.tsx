import { useMediaQuery } from '@mantine/hooks'
import type { AccessKey } from '../api/types'
import { KeyCards } from './KeyCards'
import type { KeyAction } from './KeyDialog'
import { KeyTable } from './KeyTable'

export type KeyListProps = {
  keys: AccessKey[]
  onAction(action: KeyAction, key: AccessKey, from: HTMLElement | null): void
}

export function KeyList(props: KeyListProps) {
  const narrow = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false })
  return narrow ? <KeyCards {...props} /> : <KeyTable {...props} />
}
