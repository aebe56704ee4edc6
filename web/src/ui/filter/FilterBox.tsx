import { CloseButton, Combobox, TextInput, useCombobox } from '@mantine/core'
import { IconFilter } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Refusal } from '../../api/client'
import { inventory } from '../../api/inventory'
import { Foreign } from '../Foreign'
import { useDraft } from '../useDraft'
import classes from './FilterBox.module.css'
import { filterRefusal } from './refusal'
import { type Suggestion, suggest } from './suggestions'
import { topLevelTerms, withoutTerm } from './terms'

export type FilterOf = 'devices' | 'alerts' | 'vulnerabilities'

type Props = {
  of: FilterOf
  /** The filter that is in force; it changes on Enter, on leaving the field and with the chips. */
  value: string
  onChange(filter: string): void
  /** What the list's call met: where the server refused the filter, the place is shown. */
  error?: unknown
}

/** The filter language in one field, with completion, and its conditions as chips below. */
export function FilterBox({ of, value, onChange, error }: Props) {
  const { t } = useTranslation('filter')
  const { text, setText, commit: tell } = useDraft(value, onChange)
  const [caret, setCaret] = useState(0)
  const field = useRef<HTMLInputElement>(null)
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() })
  const { data } = useQuery({
    queryKey: ['fields', of],
    queryFn: ({ signal }) => inventory.get('fields', { query: { type: of }, signal }),
    staleTime: Number.POSITIVE_INFINITY,
  })

  const suggestions = suggest(data?.fields ?? [], text, caret)
  const refusal = text === value ? filterRefusal(error) : null

  function commit(next: string) {
    combobox.closeDropdown()
    setText(next.trim())
    tell(next)
  }

  function accept({ text: insert, from, done }: Suggestion) {
    const end = done ? `${insert} ` : insert
    const next = text.slice(0, from) + end + text.slice(caret).trimStart()
    const at = from + end.length
    setText(next)
    setCaret(at)
    requestAnimationFrame(() => field.current?.setSelectionRange(at, at))
    if (done) combobox.closeDropdown()
    else combobox.openDropdown()
  }

  return (
    <search className={classes.box}>
      <Combobox
        store={combobox}
        onOptionSubmit={(index) => {
          const chosen = suggestions[Number(index)]
          if (chosen) accept(chosen)
        }}
      >
        <Combobox.Target>
          <TextInput
            ref={field}
            aria-label={t('label')}
            aria-invalid={refusal ? true : undefined}
            placeholder={t('hint')}
            spellCheck={false}
            autoComplete="off"
            leftSection={<IconFilter size={16} aria-hidden />}
            rightSection={text && <CloseButton size="sm" aria-label={t('clear')} onClick={() => commit('')} />}
            value={text}
            onChange={({ currentTarget }) => {
              setText(currentTarget.value)
              setCaret(currentTarget.selectionStart ?? currentTarget.value.length)
              combobox.resetSelectedOption()
              combobox.openDropdown()
            }}
            onSelect={({ currentTarget }) => setCaret(currentTarget.selectionStart ?? 0)}
            onClick={() => combobox.openDropdown()}
            onBlur={() => commit(text)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' || combobox.getSelectedOptionIndex() >= 0) return
              event.preventDefault()
              commit(text)
            }}
          />
        </Combobox.Target>
        <Combobox.Dropdown hidden={suggestions.length === 0}>
          <Combobox.Options aria-label={t('suggestions')} mah={280} style={{ overflowY: 'auto' }}>
            {suggestions.map((suggestion, index) => (
              <Combobox.Option key={suggestion.text} value={String(index)}>
                <code>{suggestion.text}</code> <span className={classes.about}>{suggestion.about}</span>
              </Combobox.Option>
            ))}
          </Combobox.Options>
        </Combobox.Dropdown>
      </Combobox>
      {refusal && <Wrong filter={value} refusal={refusal} />}
      <Terms filter={value} onChange={commit} />
    </search>
  )
}

function Wrong({ filter, refusal: { position, found, expected, messages } }: { filter: string; refusal: Refusal }) {
  const { t } = useTranslation('filter')
  if (!position)
    return (
      <div className={classes.wrong} role="alert">
        {messages.join('. ')}
      </div>
    )
  const letters = [...filter]
  const at = position.column - 1
  const length = Math.max(1, /^[\w"-]*/.exec(letters.slice(at).join(''))?.[0].length ?? 1)
  return (
    <div className={classes.wrong} role="alert">
      <pre>
        {letters.slice(0, at).join('')}
        <mark>{letters.slice(at, at + length).join('') || ' '}</mark>
        {letters.slice(at + length).join('')}
      </pre>
      {found ? t('wrong', { column: position.column, found }) : t('wrongEnd', { column: position.column })}{' '}
      {expected && t('expected', { expected })}
    </div>
  )
}

function Terms({ filter, onChange }: { filter: string; onChange(filter: string): void }) {
  const { t } = useTranslation('filter')
  const terms = topLevelTerms(filter)
  if (terms.length === 0) return null
  return (
    <ul className={classes.terms} aria-label={t('terms')}>
      {terms.map(({ text, start }, index) => (
        <li key={start} className={classes.term}>
          <Foreign mono value={text} />
          <CloseButton
            size="xs"
            aria-label={t('remove', { term: text })}
            onClick={() => onChange(withoutTerm(filter, index))}
          />
        </li>
      ))}
    </ul>
  )
}
