import { MantineProvider } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { Suspense } from 'react'
import { ApiError, Unreachable } from '../api/client'
import { SessionGate } from '../signin/SessionGate'
import { cssVariables, theme } from './theme'

const busy = (error: Error) => error instanceof Unreachable || (error instanceof ApiError && error.status === 503)

const queries = new QueryClient({
  defaultOptions: {
    queries: { staleTime: 30_000, retry: (tries, error) => tries < 2 && busy(error) },
  },
})

export function App({ nonce }: { nonce: string }) {
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      defaultColorScheme="auto"
      getStyleNonce={() => nonce}
    >
      <QueryClientProvider client={queries}>
        <Suspense fallback={null}>
          <SessionGate />
        </Suspense>
        <Notifications position="bottom-right" autoClose={5000} />
      </QueryClientProvider>
    </MantineProvider>
  )
}
