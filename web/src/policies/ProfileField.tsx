import { Autocomplete } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

type Props = { profiles: string[]; value: string; onChange(profile: string): void }

const mostShown = 50

/** A profile by its name; what is written counts on Enter, on leaving, and when one of the list is chosen. */
export function ProfileField({ profiles, value, onChange }: Props) {
  const { t } = useTranslation('policies')
  const [text, setText] = useState(value)
  const [known, setKnown] = useState(value)

  // The address changed by itself: Back, a link.
  if (value !== known) {
    setKnown(value)
    setText(value)
  }

  function commit(next: string) {
    setText(next.trim())
    if (next.trim() !== value) onChange(next.trim())
  }

  return (
    <Autocomplete
      aria-label={t('profile')}
      placeholder={t('profileHint')}
      data={profiles}
      limit={mostShown}
      clearable
      clearButtonProps={{ 'aria-label': t('allProfiles') }}
      value={text}
      onChange={(next) => {
        setText(next)
        if (next === '') commit('')
      }}
      onOptionSubmit={commit}
      onBlur={() => commit(text)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') commit(text)
      }}
    />
  )
}
