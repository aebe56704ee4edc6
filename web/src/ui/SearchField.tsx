import { CloseButton, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { useDraft } from './useDraft'

type Props = { label: string; hint: string; clearLabel: string; value: string; onChange(value: string): void }

/** Tells what is searched for once the typing pauses. */
export function SearchField({ label, hint, clearLabel, value, onChange }: Props) {
  const { text, setText, commit } = useDraft(value, onChange)
  const commitSoon = useDebouncedCallback(commit, 300)

  function change(next: string) {
    setText(next)
    commitSoon(next)
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
