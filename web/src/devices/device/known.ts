import { visible } from '../../text/visible'

/** Whatever the server has of a member, as text; empty where it is not known. */
export function textOf(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (Array.isArray(value)) return value.map(textOf).filter(Boolean).join(', ')
  if (typeof value === 'object') return Object.keys(value).length ? JSON.stringify(value) : ''
  return String(value)
}

/** A list that the server writes with commas. */
export const listOfWords = (value: unknown) =>
  textOf(value)
    .split(',')
    .map((word) => word.trim())
    .filter(Boolean)

/** Custom attributes: one object an attribute, with its name and value. */
export function attributesOf(value: unknown): [string, string][] {
  if (!Array.isArray(value)) return []
  return value.flatMap((one) =>
    one && typeof one === 'object'
      ? Object.entries(one).map(([name, text]): [string, string] => [name, textOf(text)])
      : [],
  )
}

/** What the identification rests on: `{"0": {name, ts}}`. */
export function factorsOf(value: unknown): { name: string; day: string }[] {
  if (!value || typeof value !== 'object') return []
  return Object.values(value).flatMap((one) => {
    const { name, ts } = (one ?? {}) as { name?: unknown; ts?: unknown }
    return typeof name === 'string' ? [{ name, day: textOf(ts).replaceAll('.', '-') }] : []
  })
}

/** What other systems told: `<field>_Source` beside the field. */
export function toldBy(device: object): { field: string; by: string }[] {
  return Object.entries(device).flatMap(([name, value]) => {
    const field = /^(.+)_source$/i.exec(name)?.[1]
    const by = textOf(value)
    return field && by ? [{ field: visible(field), by }] : []
  })
}

/** Not `uknown`, as older imports write it. */
export const subnetOf = (value: unknown) => (/^un?known$/i.test(textOf(value)) ? '' : textOf(value))
