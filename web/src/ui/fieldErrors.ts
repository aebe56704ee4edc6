import { ApiError } from '../api/client'

export type FieldErrors = Record<string, string>

/** `instance[0].name`, `[0].name`, `instance.rules[2].value` -> `name`, `rules[2].value`. */
const member = (property: string) => property.replace(/^instance\.?/, '').replace(/^\[\d+\]\.?/, '')

const named = /^(?:Bad Request: )?((?:\[\d+\]\.)?[a-z]\w*(?:\[\d+\])?(?:\.[a-z]\w*)?):? (.+)$/i

/**
 * What the server says of the members that a form shows, by their names, to stand beside their fields. Null: it is about
 * something else, and is told at the end of the form. `conflict` names the field that a taken name belongs to.
 */
export function fieldErrors(error: unknown, fields: readonly string[], conflict?: string): FieldErrors | null {
  if (!(error instanceof ApiError)) return null
  const known = (name: string) => fields.some((field) => name === field || name.startsWith(`${field}[`))
  const told = error.problem.validations?.body ?? []
  if (told.length > 0) {
    const found = told.map(({ property, messages }) => [member(property), messages.join('. ')] as const)
    return found.every(([name]) => known(name)) ? Object.fromEntries(found.reverse()) : null
  }
  if (error.status === 409 && conflict && error.type === 'about:blank') return { [conflict]: error.message }
  const [, name = '', reason = ''] = (error.status === 400 && named.exec(error.message)) || []
  return known(member(name)) ? { [member(name)]: reason } : null
}
