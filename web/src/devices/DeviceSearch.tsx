import { CloseButton, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

type Props = { value: string; onChange(value: string): void }

export function DeviceSearch({ value, onChange }: Props) {
  const { t } = useTranslation('devices')
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
      aria-label={t('search')}
      placeholder={t('searchHint')}
      leftSection={<IconSearch size={16} />}
      rightSection={text && <CloseButton size="sm" aria-label={t('none.clear')} onClick={() => change('')} />}
      value={text}
      onChange={(event) => change(event.currentTarget.value)}
    />
  )
}
