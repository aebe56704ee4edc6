/** What is wrong with one member; a filter also tells the place and what could stand there. */
export type Refusal = {
  property: string
  messages: string[]
  position?: { byte: number; column: number }
  found?: string
  expected?: string
}

/** What an error answer says; `type` is what the console switches on. */
export type Problem = {
  code: number
  msg: string
  type: string
  title?: string
  detail?: string
  request_id?: string
  tenants?: string[]
  validations?: { body?: Refusal[]; query?: Refusal[] }
}

export class ApiError extends Error {
  override readonly name = 'ApiError'

  constructor(
    readonly status: number,
    readonly problem: Problem,
    readonly requestId: string | null,
    readonly retryAfter: number | null,
  ) {
    super(problem.detail || problem.title || problem.msg)
  }

  get type() {
    return this.problem.type
  }
}

/** No answer came at all: the server or the way to it is down. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable'
}

export const isProblem = (error: unknown, type: string): error is ApiError =>
  error instanceof ApiError && error.type === type

type Hooks = {
  csrf(): string | null
  /** Called when the session has ended; resolves once the person has signed in again. */
  renew(): Promise<void>
  /** Called when the session's CSRF token is not the server's: another tab has signed in anew. */
  refresh(): Promise<void>
  reachable(yes: boolean): void
}

let hooks: Hooks = { csrf: () => null, renew: async () => {}, refresh: async () => {}, reachable: () => {} }

export function connect(to: Hooks) {
  hooks = to
}

export type RequestOptions = {
  body?: unknown
  idempotencyKey?: string
  signal?: AbortSignal
  /** Calls that ask for or end the session hand its end to their caller. */
  aboutSession?: boolean
}

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

async function send(method: Method, path: string, { body, idempotencyKey, signal }: RequestOptions) {
  const headers = new Headers({ Accept: 'application/json' })
  if (method !== 'GET') {
    headers.set('Content-Type', 'application/json')
    const csrf = hooks.csrf()
    if (csrf) headers.set('X-CSRF-Token', csrf)
  }
  if (idempotencyKey) headers.set('Idempotency-Key', idempotencyKey)
  const text = body === undefined ? undefined : JSON.stringify(body)
  try {
    const response = await fetch(path, { method, headers, body: text, signal, credentials: 'same-origin' })
    const answer = { response, text: await response.text() }
    hooks.reachable(true)
    return answer
  } catch (cause) {
    if (signal?.aborted) throw cause
    hooks.reachable(false)
    throw new Unreachable('No answer from the server', { cause })
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function failure({ response, text }: { response: Response; text: string }): ApiError {
  const body = parse(text) as Partial<Problem> | null
  const problem = { type: 'about:blank', ...body, code: response.status, msg: body?.msg || `HTTP ${response.status}` }
  const wait = Number.parseInt(response.headers.get('Retry-After') ?? '', 10)
  const requestId = response.headers.get('X-Request-Id') ?? problem.request_id ?? null
  return new ApiError(response.status, problem, requestId, Number.isNaN(wait) ? null : wait)
}

/** One call to our own server: JSON in, JSON out, `ApiError` or `Unreachable` thrown. */
export async function request<T>(method: Method, path: string, options: RequestOptions = {}): Promise<T> {
  let answer = await send(method, path, options)
  if (!answer.response.ok && !options.aboutSession) {
    const type = failure(answer).type
    const remedy = type === 'no-session' ? hooks.renew : type === 'csrf' ? hooks.refresh : null
    if (remedy) {
      await remedy()
      answer = await send(method, path, options)
    }
  }
  if (!answer.response.ok) throw failure(answer)
  return parse(answer.text) as T
}
