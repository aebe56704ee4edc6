import { CloseButton, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { useState } from 'react'

type Props = { label: string; hint: string; clearLabel: string; value: string; onChange(value: string): void }

/** Tells what is searched for once the typing pauses. */
export function SearchField({ label, hint, clearLabel, value, onChange }: Props) {
  const [text, setText] = useState(value)
  const [known, setKnown] = useState(value)
  const report = useDebouncedCallback((next: string) => {
    setKnown(next.trim())
    onChange(next)
  }, 300)

  // The address changed by itself: Back, the global search, a link.
  if (value !== known) {
    setKnown(value)
    setText(value)
  }

  function change(next: string) {
    setText(next)
    report(next)
  }

  return (
    <TextInput
      aria-label={label}
      placeholder={hint}
      leftSection={<IconSearch size={16} />}
      rightSection={text && <CloseButton size="sm" aria-label={clearLabel} onClick={() => change('')} />}
      value={text}
      onChange={(event) => change(event.currentTarget.value)}
    />
  )
}
