import { createBrowserRouter, type LoaderFunctionArgs, redirect } from 'react-router'
import { PageFailure } from '../shell/PageFailure'
import { Shell } from '../shell/Shell'
import { UnknownPage } from '../shell/UnknownPage'
import { loadWords } from './i18n'
import { oldAlertAddress, oldDeviceAddress } from './oldAddresses'
import { type Page, pages } from './pages'

const Blank = () => null

/** A page's component, its words beside it. */
export async function loadPage({ load, words }: Pick<Page, 'load' | 'words'>) {
  const [page] = await Promise.all([load(), loadWords(words)])
  return { Component: page.default }
}

const home = pages.some(({ path }) => path === '/') ? [] : [{ index: true, loader: () => redirect('/devices') }]

export const createRouter = () =>
  createBrowserRouter([
    {
      Component: Shell,
      HydrateFallback: Blank,
      children: [
        {
          ErrorBoundary: PageFailure,
          children: [
            ...home,
            ...pages.map((page) => ({ path: page.path, lazy: () => loadPage(page) })),
            { path: '/guardian/policies/alert', loader: (call: LoaderFunctionArgs) => redirect(oldAlertAddress(call)) },
            {
              path: '/guardian/monitor/inventory/device/:deviceid',
              loader: (call: LoaderFunctionArgs) => redirect(oldDeviceAddress(call)),
            },
            { path: '*', Component: UnknownPage },
          ],
        },
      ],
    },
  ])
