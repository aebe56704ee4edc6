import { expect, test } from 'vitest'

const files = import.meta.glob<{ default: object }>('./*/*.json', { eager: true })

/** Each text by its place, without what plurals add: languages have different numbers of forms. */
function texts(value: object, place = ''): [string, string][] {
  return Object.entries(value).flatMap(([name, inner]): [string, string][] =>
    typeof inner === 'string'
      ? [[`${place}${name.replace(/_(zero|one|two|few|many|other)$/, '_*')}`, inner]]
      : texts(inner, `${place}${name}.`),
  )
}

/** What a text needs around it: placeholders and the elements put into it. */
const needs = (text: string) => [...new Set(text.match(/\{\{\w+\}\}|<\/?\w+>/g) ?? [])].sort()

const english = Object.keys(files).filter((path) => path.startsWith('./en/'))
const languages = [...new Set(Object.keys(files).map((path) => path.split('/')[1] ?? ''))]
const others = languages.filter((language) => language !== 'en')

test('there is another language than English', () => {
  expect(others).toContain('de')
})

test.each(
  others.flatMap((language) => english.map((path) => [path.replace('/en/', `/${language}/`), path] as const)),
)('%s says all that English says, with the same placeholders', (path, of) => {
  const words = new Map(texts(files[path]?.default ?? {}))
  const wanted = new Map(texts(files[of]?.default ?? {}))
  expect([...words.keys()].sort()).toEqual([...wanted.keys()].sort())
  for (const [place, text] of wanted) expect([place, needs(words.get(place) ?? '')]).toEqual([place, needs(text)])
})

test('no language has a file that English has not', () => {
  const known = new Set(english.map((path) => path.split('/')[2]))
  expect(Object.keys(files).filter((path) => !known.has(path.split('/')[2]))).toEqual([])
})
