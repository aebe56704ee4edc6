import { Autocomplete } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useDraft } from '../ui/useDraft'

type Props = { profiles: string[]; value: string; onChange(profile: string): void }

const mostShown = 50

/** The profile of that name in whatever case, or the only one that has the letters; else what was written. */
function meantBy(written: string, profiles: string[]): string {
  const letters = written.toLowerCase()
  if (!letters || profiles.includes(written)) return written
  const found = profiles.filter((profile) => profile.toLowerCase().includes(letters))
  const same = found.find((profile) => profile.toLowerCase() === letters)
  return same ?? (found.length === 1 ? found[0] : undefined) ?? written
}

/** A profile by its name; what is written counts on Enter, on leaving, and when one of the list is chosen. */
export function ProfileField({ profiles, value, onChange }: Props) {
  const { t } = useTranslation('policies')
  const { text, setText, commit: tell } = useDraft(value, onChange)

  function commit(next: string) {
    const meant = meantBy(next.trim(), profiles)
    setText(meant)
    tell(meant)
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
