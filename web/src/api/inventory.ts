import { type RequestOptions, request } from './client'
import type { paths } from './openapi'

// The operations of the Public API at the console's own mount: the session says whose they are, so no customerid.

type Verb = 'get' | 'post' | 'put' | 'delete'
type Named<V extends Verb> = {
  [P in keyof paths]: paths[P] extends { [verb in V]: { responses: unknown } } ? P : never
}[keyof paths]
type Operation<P extends keyof paths, V extends Verb> = paths[P] extends { [verb in V]: infer O } ? O : never

type QueryOf<O> = O extends { parameters: { query?: infer Q } } ? NonNullable<Q> : never
/** Lists take two more here: `search`, and more columns to order by. docs/console-api.md */
type Query<O> = Partial<Omit<QueryOf<O>, 'customerid' | 'sortfield'>> & { search?: string; sortfield?: string }

type Json<R> = R extends { content: { 'application/json': infer J } } ? J : undefined
type Success<O> = O extends { responses: infer R }
  ? Json<R[Extract<keyof R, 200 | 201 | 202>]> extends infer J
    ? [J] extends [never]
      ? undefined
      : J
    : never
  : never
type Body<O> = O extends { requestBody?: infer B } ? Json<NonNullable<B>> : undefined

/** What an operation answers, and what its body holds. */
export type Answer<P extends Named<V>, V extends Verb = 'get'> = Success<Operation<P, V>>
export type BodyOf<P extends Named<V>, V extends Verb> = Body<Operation<P, V>>

type Options<P extends keyof paths, V extends Verb> = Pick<RequestOptions, 'signal' | 'idempotencyKey'> & {
  query?: Query<Operation<P, V>>
}
type Change<P extends keyof paths, V extends Verb> = Options<P, V> & { body?: Body<Operation<P, V>> }

/** The address of an operation; members that are undefined or empty are left out. */
export function inventoryPath(name: keyof paths, query: Record<string, unknown> = {}): string {
  const known = new URLSearchParams()
  for (const [member, value] of Object.entries(query)) {
    if (value === undefined || value === null || value === '') continue
    known.set(member, Array.isArray(value) ? value.join(',') : String(value))
  }
  const text = known.toString()
  return `/console/api/${name}${text && `?${text}`}`
}

/** Typed by the server's own description (openapi.ts); throws as `request` does. */
export const inventory = {
  get: <P extends Named<'get'>>(name: P, { query, ...rest }: Options<P, 'get'> = {}) =>
    request<Answer<P>>('GET', inventoryPath(name, query), rest),
  post: <P extends Named<'post'>>(name: P, { query, ...rest }: Change<P, 'post'> = {}) =>
    request<Answer<P, 'post'>>('POST', inventoryPath(name, query), rest),
  put: <P extends Named<'put'>>(name: P, { query, ...rest }: Change<P, 'put'> = {}) =>
    request<Answer<P, 'put'>>('PUT', inventoryPath(name, query), rest),
  remove: <P extends Named<'delete'>>(name: P, { query, ...rest }: Change<P, 'delete'> = {}) =>
    request<Answer<P, 'delete'>>('DELETE', inventoryPath(name, query), rest),
}
