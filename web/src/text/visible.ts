// Names heard on the network are foreign text: a control, a bidirectional override or an invisible character in one
// may make it read as another. Such characters are shown by their code point instead of being obeyed.
const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu

export function visible(value: string): string {
  return value.replace(unseen, (character) => {
    const code = character.codePointAt(0) ?? 0
    return `⟨U+${code.toString(16).toUpperCase().padStart(4, '0')}⟩`
  })
}
