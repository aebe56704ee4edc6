import { expect, test } from 'vitest'
import { visible } from './visible'

test.each([
  ['a plain name', 'camera-12.acme.example', 'camera-12.acme.example'],
  ['letters of other scripts', 'Röntgen-東京-מצלמה', 'Röntgen-東京-מצלמה'],
  ['markup, which is only text', '<img src=x onerror=alert(1)>', '<img src=x onerror=alert(1)>'],
  ['a control', 'a\u0007b', 'a⟨U+0007⟩b'],
  ['a line break', 'a\nb', 'a⟨U+000A⟩b'],
  ['a right-to-left override', 'cam\u202egpj.exe', 'cam⟨U+202E⟩gpj.exe'],
  ['isolates', '\u2066a\u2069', '⟨U+2066⟩a⟨U+2069⟩'],
  ['a zero-width space', 'ad\u200bmin', 'ad⟨U+200B⟩min'],
  ['a soft hyphen', 'ad\u00admin', 'ad⟨U+00AD⟩min'],
  ['a Hangul filler', 'a\u3164', 'a⟨U+3164⟩'],
  ['a tag character', 'a\u{e0041}', 'a⟨U+E0041⟩'],
  ['half a surrogate pair', 'a\ud800', 'a⟨U+D800⟩'],
  ['a line separator', 'a\u2028b', 'a⟨U+2028⟩b'],
])('shows %s', (_name, value, shown) => {
  expect(visible(value)).toBe(shown)
})
