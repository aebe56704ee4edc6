import type { Answer } from '../../api/inventory'
import { quoteValue, wordAt } from './terms'

export type Field = Answer<'fields'>['fields'][number]
export type Suggestion = { text: string; about: string; from: number; done: boolean }

const most = 12

/** What may be written at the caret: fields by their beginning, then values of a field that has few. */
export function suggest(fields: Field[], filter: string, caret: number): Suggestion[] {
  const word = wordAt(filter, caret)
  const begin = (text: string, start: string) => text.toLowerCase().startsWith(start.toLowerCase())
  if (word.value === null)
    return fields
      .filter(({ name }) => begin(name, word.field))
      .slice(0, most)
      .map(({ name, description }) => ({ text: `${name}:`, about: description, from: word.start, done: false }))
  const field = fields.find(({ name }) => name.toLowerCase() === word.field.toLowerCase())
  if (!field) return []
  const value = word.value.replace(/^"/, '')
  const rest = (text: string) => ({ text: `${word.field}:${word.sign}${text}`, from: word.start })
  const values = field.values ?? (field.type === 'boolean' ? ['true', 'false'] : [])
  const known = values
    .filter((one) => begin(one, value))
    .map((one) => ({ ...rest(quoteValue(one)), about: '', done: true }))
  if (value || word.sign) return known.slice(0, most)
  const signs = field.operators
    .filter((sign) => /^:[<>]/.test(sign))
    .map((sign) => ({ text: `${word.field}${sign}`, from: word.start, about: '', done: false }))
  const examples = field.example
    ? [{ text: field.example, from: word.start, about: field.description, done: true }]
    : []
  return [...known, ...signs, ...(known.length ? [] : examples)].slice(0, most)
}
