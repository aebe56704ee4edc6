import { CloseButton, Group, Text } from '@mantine/core'
import type { ReactNode } from 'react'

/** One condition that the address holds, and the way to drop it. */
export function Condition({
  children,
  clearLabel,
  onClear,
}: {
  children: ReactNode
  clearLabel: string
  onClear(): void
}) {
  return (
    <Group gap={4} wrap="nowrap">
      <Text component="span" lineClamp={1}>
        {children}
      </Text>
      <CloseButton size="sm" aria-label={clearLabel} onClick={onClear} />
    </Group>
  )
}
