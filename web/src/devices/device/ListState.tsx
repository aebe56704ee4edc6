import { Skeleton, Stack, Text } from '@mantine/core'
import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Failure } from '../../ui/Failure'

type Props<Data> = {
  query: UseQueryResult<Data>
  failed: string
  /** What is said where there is nothing. */
  none: string
  isEmpty(data: Data): boolean
  children(data: Data): ReactNode
}

/** A list on its way, failed, empty, or there. */
export function ListState<Data>({ query: { data, error, refetch }, failed, none, isEmpty, children }: Props<Data>) {
  if (data === undefined && error) return <Failure title={failed} error={error} onRetry={() => refetch()} />
  if (data === undefined)
    return (
      <Stack gap="sm" aria-busy>
        {[70, 55, 62].map((width) => (
          <Skeleton key={width} height={12} width={`${width}%`} />
        ))}
      </Stack>
    )
  if (isEmpty(data)) return <Text c="dimmed">{none}</Text>
  return children(data)
}
