import { useState } from 'react'

/**
 * The text of a field whose value lives elsewhere, mostly in the address. What is typed stays while the value follows
 * what was committed, which takes a moment; a value that changes by itself (Back, a link, a chip) replaces the text.
 */
export function useDraft(value: string, onChange: (value: string) => void) {
  const [text, setText] = useState(value)
  const [known, setKnown] = useState(value)
  // Committed, and not yet seen as the value.
  const [sent, setSent] = useState<string[]>([])

  if (value !== known) {
    setKnown(value)
    const echo = sent.indexOf(value)
    setSent(echo < 0 ? [] : sent.slice(echo + 1))
    if (echo < 0) setText(value)
  }

  /** Tells what is meant, without blanks around it; nothing where that is known already. */
  function commit(next: string) {
    const meant = next.trim()
    if (meant === (sent.at(-1) ?? value)) return
    setSent(meant === value ? [] : [...sent, meant])
    onChange(meant)
  }

  return { text, setText, commit }
}
