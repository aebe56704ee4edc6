import { MantineProvider } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { render } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import type { ReactNode } from 'react'
import { createMemoryRouter, type RouteObject, RouterProvider } from 'react-router'
import { loadSession } from '../api/session'

type Place = {
  /** The element's own path, where it reads parameters of it. */
  path?: string
  /** The address that is opened. */
  at?: string
  /** Other pages, for links and changes of address that lead there. */
  routes?: RouteObject[]
}

/** Draws an element as a signed-in person sees it; `serve` has to answer for the session. */
export async function show(element: ReactNode, { path = '/', at = '/', routes = [] }: Place = {}) {
  await loadSession()
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  const router = createMemoryRouter([{ path, element }, { path: '/elsewhere', element: <p>Elsewhere</p> }, ...routes], {
    initialEntries: [at],
  })
  const view = render(
    <MantineProvider env="test">
      <QueryClientProvider client={queries}>
        <RouterProvider router={router} />
        <Notifications />
      </QueryClientProvider>
    </MantineProvider>,
  )
  return { ...view, queries, router, user: userEvent.setup() }
}
