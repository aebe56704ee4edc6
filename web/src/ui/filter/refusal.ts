import { ApiError, type Refusal } from '../../api/client'

/** What the server says is wrong with the filter, if that is what an error is about. */
export function filterRefusal(error: unknown): Refusal | null {
  if (!(error instanceof ApiError) || error.status !== 400) return null
  const { query = [], body = [] } = error.problem.validations ?? {}
  return [...query, ...body].find(({ property }) => property === 'instance.filter') ?? null
}
