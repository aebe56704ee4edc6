import { useMantineColorScheme } from '@mantine/core'
import { type ComponentType, useEffect, useState } from 'react'
import { RouterProvider } from 'react-router'
import { loadSession, useSessionState } from '../api/session'
import { openPages } from '../app/pages'
import { createRouter, loadPage } from '../app/router'
import { RenewDialog } from './RenewDialog'
import { SignInPage } from './SignInPage'
import { UnavailablePage } from './UnavailablePage'

/** Decides between sign-in and the console. The address stays, so that signing in lands where the person wanted to go. */
export function SessionGate() {
  const open = openPages.find(({ path }) => path === location.pathname)
  return open ? <OpenPage page={open} /> : <SignedInPages />
}

function OpenPage({ page }: { page: (typeof openPages)[number] }) {
  const [Content, setContent] = useState<ComponentType | null>(null)
  useEffect(() => {
    loadPage(page).then(({ Component }) => setContent(() => Component))
  }, [page])
  return Content && <Content />
}

function SignedInPages() {
  const { status, session } = useSessionState()
  const { setColorScheme } = useMantineColorScheme()
  const theme = session?.preferences.theme

  useEffect(() => {
    loadSession()
  }, [])
  useEffect(() => {
    if (theme) setColorScheme(theme)
  }, [theme, setColorScheme])

  if (status === 'loading') return null
  if (status === 'unavailable') return <UnavailablePage />
  if (status === 'signed-out') return <SignInPage />
  return (
    <>
      <Console />
      {status === 'expired' && <RenewDialog />}
    </>
  )
}

function Console() {
  const [router] = useState(createRouter)
  return <RouterProvider router={router} />
}
