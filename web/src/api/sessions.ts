import { queryOptions } from '@tanstack/react-query'
import { request } from './client'

export type BrowserSession = {
  id: string
  tenant: string
  created: string
  last_seen: string
  address: string
  browser: string
  current: boolean
  expires: string
}

export const sessionListQuery = queryOptions({
  queryKey: ['sessions'],
  queryFn: ({ signal }) => request<{ items: BrowserSession[] }>('GET', '/console/sessions', { signal }),
})

export const endSession = (session: BrowserSession) =>
  request<null>('DELETE', `/console/sessions/${encodeURIComponent(session.id)}`)
