// Enough of the filter language (docs/filters.md) to show it as chips and to complete a word. What is right and wrong
// the server alone decides.

export type Span = { text: string; start: number; end: number }

/** Pieces between blanks, with quotes and parentheses kept whole. */
function pieces(filter: string): Span[] {
  const found: Span[] = []
  let start = -1
  let depth = 0
  let quoted = false
  for (let at = 0; at <= filter.length; at++) {
    const sign = filter[at]
    if (sign === undefined || (/\s/.test(sign) && !quoted && depth === 0)) {
      if (start >= 0) found.push({ text: filter.slice(start, at), start, end: at })
      start = -1
      continue
    }
    if (start < 0) start = at
    if (sign === '\\' && quoted) at++
    else if (sign === '"') quoted = !quoted
    else if (sign === '(' && !quoted) depth++
    else if (sign === ')' && !quoted) depth--
  }
  return found
}

const isWord = (text: string, word: string) => text.toUpperCase() === word

/** The conditions that all have to hold; one alone where an OR joins them. */
export function topLevelTerms(filter: string): Span[] {
  const all = pieces(filter)
  const first = all[0]
  const last = all.at(-1)
  if (!first || !last) return []
  if (all.some(({ text }) => isWord(text, 'OR')))
    return [{ text: filter.slice(first.start, last.end), start: first.start, end: last.end }]
  const terms: Span[] = []
  let from = -1
  for (const { text, start, end } of all) {
    if (isWord(text, 'AND')) continue
    if (from < 0) from = start
    if (isWord(text, 'NOT')) continue
    terms.push({ text: filter.slice(from, end), start: from, end })
    from = -1
  }
  if (from >= 0) terms.push({ text: filter.slice(from, last.end), start: from, end: last.end })
  return terms
}

export const withoutTerm = (filter: string, index: number) =>
  topLevelTerms(filter)
    .filter((_, other) => other !== index)
    .map(({ text }) => text)
    .join(' ')

/** Joined so that what was there keeps its meaning. */
export function withTerm(filter: string, term: string): string {
  const terms = topLevelTerms(filter)
  if (terms.length === 0) return term
  if (terms.some(({ text }) => text === term)) return filter
  const joined = terms.length === 1 && pieces(filter).some(({ text }) => isWord(text, 'OR'))
  return `${joined ? `(${filter.trim()})` : filter.trim()} ${term}`
}

/** `vendor:"D-Link"`: a value as it has to be written behind a colon. */
export function quoteValue(value: string): string {
  if (value && !/[\s(),"<>=!&|*\\:]/.test(value)) return value
  return `"${value.replace(/[\\"*]/g, '\\$&')}"`
}

/** The word that is being written at the caret: its field, and the value so far if the colon is there. */
export function wordAt(filter: string, caret: number): Span & { field: string; value: string | null; sign: string } {
  let start = caret
  while (start > 0 && !/[\s(]/.test(filter[start - 1] ?? ' ')) start--
  if (filter[start] === '-') start++
  const text = filter.slice(start, caret)
  const [, field = text, sign = '', value = null] = /^([\w-]+):([<>]=?)?(.*)$/.exec(text) ?? []
  return { text, start, end: caret, field, sign, value }
}

/** The values that a term `field:value` or `field:(value, value)` names; null where it says anything else. */
export function valuesOf(term: string, field: string): string[] | null {
  const [, name = '', rest = ''] = /^([\w-]+):(.*)$/s.exec(term) ?? []
  if (name.toLowerCase() !== field.toLowerCase()) return null
  const list = /^\((.*)\)$/s.exec(rest)?.[1] ?? rest
  const values: string[] = []
  let at = 0
  for (;;) {
    const [whole = '', quoted, bare] =
      /^\s*(?:"((?:\\.|[^"\\])*)"|([^\s(),"<>=*]+))\s*(?:,|$)/s.exec(list.slice(at)) ?? []
    if (!whole || bare?.includes('..') || (quoted !== undefined && /(?<!\\)\*/.test(quoted))) return null
    values.push(quoted?.replace(/\\(.)/gs, '$1') ?? bare ?? '')
    at += whole.length
    if (at >= list.length && !whole.trimEnd().endsWith(',')) return values
  }
}

/** Which values of a field the filter asks for, and the filter without that condition. */
export function facetOf(filter: string, field: string): { values: string[]; rest: string } {
  const terms = topLevelTerms(filter)
  for (const [index, { text }] of terms.entries()) {
    const values = valuesOf(text, field)
    if (values) return { values, rest: withoutTerm(filter, index) }
  }
  return { values: [], rest: filter }
}

/** The filter that asks for exactly these values of a field; none: for any. */
export function withFacet(filter: string, field: string, values: string[]): string {
  const { rest } = facetOf(filter, field)
  if (values.length === 0) return rest
  const written = values.map(quoteValue)
  return withTerm(rest, `${field}:${written.length === 1 ? written[0] : `(${written.join(', ')})`}`)
}
