import { Button, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useDraft } from '../ui/useDraft'
import classes from './Audit.module.css'
import type { AuditField, useAuditFilter } from './useAuditFilter'

/** Families end with a point and mean all of theirs. */
const actions = [
  'access_key.',
  'alert.',
  'audit.',
  'backup.',
  'device.',
  'import.',
  'invitation.',
  'member.',
  'session.',
  'site.',
  'subnet.',
  'tag.',
  'tenant.',
  'user.',
  'vulnerability.',
  'webhook.',
]

export function AuditFilterBar({ filter }: { filter: ReturnType<typeof useAuditFilter> }) {
  const { t } = useTranslation('audit')
  const { texts, set, filtered, clear } = filter
  const field = (name: AuditField) => (
    <Field
      key={name}
      type={name === 'from' || name === 'to' ? 'date' : 'text'}
      label={t(`filter.${name}`)}
      hint={name === 'from' || name === 'to' ? undefined : t(`filter.hints.${name}`)}
      list={name === 'action' ? 'audit-actions' : undefined}
      value={texts[name]}
      onChange={(value) => set({ [name]: value })}
    />
  )
  return (
    <search className={classes.filter} aria-label={t('filter.title')}>
      {field('from')}
      {field('to')}
      {field('actor')}
      {field('action')}
      {field('target')}
      <datalist id="audit-actions">
        {actions.map((action) => (
          <option key={action} value={action} />
        ))}
      </datalist>
      {filtered && (
        <Button variant="subtle" size="xs" onClick={clear}>
          {t('filter.clear')}
        </Button>
      )}
    </search>
  )
}

type FieldProps = {
  type: 'text' | 'date'
  label: string
  hint?: string
  list?: string
  value: string
  onChange(value: string): void
}

// No record is older. While a year is typed it is one of the first millennium, digit by digit.
const firstDay = '2000-01-01'

/** In force on Enter and on leaving the field; a whole day at once. */
function Field({ type, label, hint, list, value, onChange }: FieldProps) {
  const { text, setText, commit } = useDraft(value, onChange)
  return (
    <TextInput
      size="xs"
      type={type}
      label={label}
      placeholder={hint}
      list={list}
      min={type === 'date' ? firstDay : undefined}
      spellCheck={false}
      autoComplete="off"
      value={text}
      onChange={({ currentTarget }) => {
        setText(currentTarget.value)
        if (type === 'date' && currentTarget.value >= firstDay) commit(currentTarget.value)
      }}
      onBlur={() => commit(text)}
      onKeyDown={(event) => event.key === 'Enter' && commit(text)}
    />
  )
}
