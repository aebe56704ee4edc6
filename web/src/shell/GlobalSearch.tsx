import { Kbd, TextInput } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { type FormEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import classes from './TopBar.module.css'

/** Found from every page by `/`; leads to the devices that match. */
export function GlobalSearch() {
  const { t } = useTranslation('shell')
  const [text, setText] = useState('')
  const field = useRef<HTMLInputElement>(null)
  const navigate = useNavigate()
  const focus = () => field.current?.focus()
  // On many keyboards the sign is written with Shift.
  useHotkeys([
    ['/', focus],
    ['shift+/', focus],
  ])

  function submit(event: FormEvent) {
    event.preventDefault()
    navigate(`/devices?${new URLSearchParams({ search: text.trim() })}`)
    setText('')
    field.current?.blur()
  }

  return (
    <search className={classes.search}>
      <form onSubmit={submit}>
        <TextInput
          ref={field}
          size="xs"
          type="search"
          name="search"
          aria-label={t('search')}
          placeholder={t('search')}
          leftSection={<IconSearch size={15} />}
          rightSection={<Kbd size="xs">/</Kbd>}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
        />
      </form>
    </search>
  )
}
