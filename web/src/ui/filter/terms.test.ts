import { expect, test } from 'vitest'
import { facetOf, quoteValue, topLevelTerms, valuesOf, withFacet, withoutTerm, withTerm, wordAt } from './terms'

test.each([
  ['nothing', '  ', []],
  ['one', 'vendor:Axis', ['vendor:Axis']],
  ['side by side', 'a:1  b:2', ['a:1', 'b:2']],
  ['joined by AND', 'a:1 and b:2 AND NOT tag:"ward 3"', ['a:1', 'b:2', 'NOT tag:"ward 3"']],
  ['a list', 'vendor:(Axis, "D-Link") -category:Camera', ['vendor:(Axis, "D-Link")', '-category:Camera']],
  ['an OR is one', 'a:1 OR b:2 c:3', ['a:1 OR b:2 c:3']],
  ['an OR in parentheses is one of many', '(a:1 OR b:2) c:3', ['(a:1 OR b:2)', 'c:3']],
  ['quotes hold OR and escaped quotes', 'name:"a \\" OR b" x', ['name:"a \\" OR b"', 'x']],
  ['an unfinished quote', 'name:"a b', ['name:"a b']],
  ['an unfinished NOT', 'a:1 NOT', ['a:1', 'NOT']],
])('terms: %s', (_name, filter, terms) => {
  expect(topLevelTerms(filter).map(({ text }) => text)).toEqual(terms)
})

test('a term is taken away and added without changing the others', () => {
  expect(withoutTerm('a:1 AND b:2 c:3', 1)).toBe('a:1 c:3')
  expect(withTerm('', 'a:1')).toBe('a:1')
  expect(withTerm('a:1', 'a:1')).toBe('a:1')
  expect(withTerm('a:1 OR b:2', 'c:3')).toBe('(a:1 OR b:2) c:3')
  expect(withTerm('(a:1 OR b:2)', 'c:3')).toBe('(a:1 OR b:2) c:3')
})

test.each([
  ['Axis', 'Axis'],
  ['ward 3', '"ward 3"'],
  ['P32*', '"P32\\*"'],
  ['a "b" \\', '"a \\"b\\" \\\\"'],
  ['', '""'],
])('%s is written %s', (value, written) => {
  expect(quoteValue(value)).toBe(written)
})

test('the word at the caret', () => {
  expect(wordAt('a:1 ven', 7)).toMatchObject({ field: 'ven', value: null, start: 4 })
  expect(wordAt('-risk_level:>=Hi', 16)).toMatchObject({ field: 'risk_level', sign: '>=', value: 'Hi', start: 1 })
})

test.each([
  ['vendor:Axis', ['Axis']],
  ['Vendor:"D-Link"', ['D-Link']],
  ['vendor:(Axis, "a \\"b\\" \\*")', ['Axis', 'a "b" *']],
  ['vendor:""', ['']],
  ['vendor:Ax*', null],
  ['vendor:"Ax*"', null],
  ['vendor:>=3', null],
  ['vendor:1..3', null],
  ['vendor:(Axis, )', null],
  ['-vendor:Axis', null],
  ['model:Axis', null],
])('%s names the values %j of vendor', (term, values) => {
  expect(valuesOf(term, 'vendor')).toEqual(values)
})

test('values of a field are chosen in one condition, and come back', () => {
  const chosen = withFacet('a:1 vendor:Axis', 'vendor', ['Axis', 'ward 3'])
  expect(chosen).toBe('a:1 vendor:(Axis, "ward 3")')
  expect(facetOf(chosen, 'vendor')).toEqual({ values: ['Axis', 'ward 3'], rest: 'a:1' })
  expect(withFacet(chosen, 'vendor', [])).toBe('a:1')
  expect(withFacet('a:1 OR b:2', 'vendor', [''])).toBe('(a:1 OR b:2) vendor:""')
})
