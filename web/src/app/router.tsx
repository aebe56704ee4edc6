import { createBrowserRouter, redirect } from 'react-router'
import { PageFailure } from '../shell/PageFailure'
import { Shell } from '../shell/Shell'
import { UnknownPage } from '../shell/UnknownPage'
import { pages } from './pages'

const Blank = () => null

export const createRouter = () =>
  createBrowserRouter([
    {
      Component: Shell,
      HydrateFallback: Blank,
      children: [
        {
          ErrorBoundary: PageFailure,
          children: [
            { index: true, loader: () => redirect('/devices') },
            ...pages.map(({ path, load }) => ({ path, lazy: async () => ({ Component: (await load()).default }) })),
            { path: '*', Component: UnknownPage },
          ],
        },
      ],
    },
  ])
