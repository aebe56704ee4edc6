import { queryOptions } from '@tanstack/react-query'
import { request } from './client'
import type { AccessKey, AlreadyIssued, DetectedDate, IssuedKey, KeyList, NewKey } from './types'

export const keyListQuery = queryOptions({
  queryKey: ['keys'],
  queryFn: ({ signal }) => request<KeyList>('GET', '/console/keys', { signal }),
})

const keyPath = (key: AccessKey) => `/console/keys/${encodeURIComponent(key.id)}`
const path = (key: AccessKey, action: string) => `${keyPath(key)}/${action}`

export type Issue = IssuedKey | AlreadyIssued
export const isAlreadyIssued = (issue: Issue): issue is AlreadyIssued => !('access_key' in issue)

// Creation and rotation are plain calls, not query-library mutations: their answer must stay out of every cache.
export const createKey = (body: NewKey, idempotencyKey: string) =>
  request<Issue>('POST', '/console/keys', { body, idempotencyKey })

export const rotateKey = (key: AccessKey, overlapHours: number, idempotencyKey: string) =>
  request<Issue>('POST', path(key, 'rotate'), { body: { overlap_hours: overlapHours }, idempotencyKey })

export type StateChange = 'disable' | 'enable' | 'revoke'

export const changeKeyState = (key: AccessKey, change: StateChange) =>
  request<AccessKey>('POST', path(key, change), { body: {} })

export const setDetectedDate = (key: AccessKey, detected_date: DetectedDate) =>
  request<AccessKey>('PATCH', keyPath(key), { body: { detected_date } })
