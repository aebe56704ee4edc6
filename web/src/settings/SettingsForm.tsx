import { Alert, Button, Checkbox, Group, Stack, TextInput } from '@mantine/core'
import { IconInfoCircle } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type SettingNumber, type SettingsAnswer, saveSettings, settingNumbers, settingsQuery } from '../api/settings'
import { formatNumber } from '../text/number'
import { Facts } from '../ui/Facts'
import { Failure } from '../ui/Failure'
import { Section } from '../ui/Section'
import { StepUpField } from '../ui/stepup/StepUpField'
import { useStepUp } from '../ui/stepup/useStepUp'
import { useChanged } from '../ui/useChanged'
import { useTell } from '../ui/useTell'
import { changes, inRange, toDraft } from './draft'
import classes from './Settings.module.css'

export function SettingsForm({ answer }: { answer: SettingsAnswer }) {
  const { t } = useTranslation('settings')
  const tell = useTell()
  const queries = useQueryClient()
  const say = useChanged()
  const stepUp = useStepUp()
  const [draft, setDraft] = useState(() => toDraft(answer.settings))
  const [error, setError] = useState<unknown>(null)
  const [sending, setSending] = useState(false)
  const changed = changes(draft, answer)
  const dirty = Object.keys(changed).length > 0
  const right = settingNumbers.every((name) => inRange(draft[name], answer.ranges[name]))

  async function save(event: FormEvent) {
    event.preventDefault()
    setSending(true)
    setError(null)
    try {
      const saved = await stepUp.run(() => saveSettings(changed))
      if (saved) {
        tell.done(t('saved'))
        queries.setQueryData(settingsQuery.queryKey, saved)
        say('settings')
      }
    } catch (problem) {
      setError(problem)
    }
    setSending(false)
  }

  const field = (name: SettingNumber) => {
    const [least, most] = answer.ranges[name]
    return (
      <TextInput
        key={name}
        label={t(`fields.${name}`)}
        description={t(`hints.${name}`, { least: formatNumber(least), most: formatNumber(most) })}
        inputMode="numeric"
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        readOnly={!answer.may_change}
        value={draft[name]}
        onChange={({ currentTarget }) => setDraft({ ...draft, [name]: currentTarget.value })}
        error={
          !inRange(draft[name], answer.ranges[name]) &&
          t('outOfRange', { least: formatNumber(least), most: formatNumber(most) })
        }
      />
    )
  }

  const calls = answer.by_operator.calls_per_minute
  return (
    <form onSubmit={save} aria-label={t('title')} className={classes.sections}>
      {!answer.may_change && (
        <Alert icon={<IconInfoCircle size={18} />} className={classes.whole}>
          {t('readOnly')}
        </Alert>
      )}
      <Section title={t('keys')}>
        <Stack>
          {field('max_active_keys')}
          {field('max_key_days')}
          <Checkbox
            label={t('fields.credentials_in_query')}
            description={t('hints.credentials_in_query')}
            disabled={!answer.may_change}
            checked={draft.credentials_in_query}
            onChange={({ currentTarget }) => setDraft({ ...draft, credentials_in_query: currentTarget.checked })}
          />
        </Stack>
      </Section>
      <Section title={t('sessions')}>
        <Stack>
          {field('session_idle_minutes')}
          {field('session_hours')}
        </Stack>
      </Section>
      <Section title={t('operator.title')} about={t('operator.about')}>
        <Facts
          facts={[
            {
              label: t('operator.calls'),
              value: calls === 0 ? t('operator.usual') : calls < 0 ? t('operator.unlimited') : formatNumber(calls),
            },
            { label: t('operator.tsg'), value: answer.by_operator.tsg_id },
          ]}
        />
      </Section>
      {answer.may_change && (
        <Stack className={classes.whole} maw={420}>
          {dirty && <StepUpField stepUp={stepUp} />}
          {error !== null && <Failure error={error} />}
          <Group gap="xs">
            <Button type="submit" loading={sending} disabled={!dirty || !right || !stepUp.ready}>
              {t('save')}
            </Button>
            {dirty && (
              <Button variant="default" onClick={() => setDraft(toDraft(answer.settings))}>
                {t('discard')}
              </Button>
            )}
          </Group>
        </Stack>
      )}
    </form>
  )
}
