import { Text } from '@mantine/core'

/** How many rows there are, told to a screen reader as well. */
export const ListCount = ({ children }: { children: string | false }) => (
  <Text role="status" c="dimmed" className="nowrap">
    {children}
  </Text>
)
