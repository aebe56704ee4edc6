import { Checkbox, TextInput, type TextInputProps } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { changeWebhook, createWebhook, type Webhook, type WebhookEvent } from '../api/webhooks'
import { ConfirmDialog } from '../ui/ConfirmDialog'
import { EventsField } from './EventsField'

type Props = { webhook?: Webhook; onSecret(secret: string): void; onChanged(): void; onClose(): void }

/** Creates a webhook, or changes one. */
export function WebhookForm({ webhook, onSecret, onChanged, onClose }: Props) {
  const { t } = useTranslation('webhooks')
  const [url, setUrl] = useState(webhook?.url ?? '')
  const [description, setDescription] = useState(webhook?.description ?? '')
  const [events, setEvents] = useState<WebhookEvent[] | null>(webhook?.events.length ? webhook.events : null)
  const [filter, setFilter] = useState(webhook?.filter ?? '')
  const [enabled, setEnabled] = useState(false)

  async function save() {
    const fields = { url: url.trim(), description: description.trim(), events: events ?? [], filter: filter.trim() }
    if (webhook) await changeWebhook(webhook, fields)
    else onSecret((await createWebhook({ ...fields, enabled })).secret)
    onChanged()
  }

  const field: TextInputProps = { autoComplete: 'off', inputWrapperOrder: ['label', 'input', 'description', 'error'] }
  return (
    <ConfirmDialog
      size="lg"
      title={t(webhook ? 'change.title' : 'create.title')}
      confirm={t(webhook ? 'change.confirm' : 'create.confirm')}
      ready={URL.canParse(url.trim()) && (events === null || events.length > 0)}
      onConfirm={save}
      onClose={onClose}
    >
      <TextInput
        {...field}
        label={t('form.url')}
        description={t('form.urlHint')}
        type="url"
        required
        withAsterisk={false}
        spellCheck={false}
        data-autofocus
        value={url}
        onChange={(event) => setUrl(event.currentTarget.value)}
      />
      <TextInput
        {...field}
        label={t('form.description')}
        value={description}
        onChange={(event) => setDescription(event.currentTarget.value)}
      />
      <EventsField value={events} onChange={setEvents} />
      <TextInput
        {...field}
        label={t('form.filter')}
        description={t('form.filterHint')}
        spellCheck={false}
        classNames={{ input: 'mono' }}
        value={filter}
        onChange={(event) => setFilter(event.currentTarget.value)}
      />
      {!webhook && (
        <Checkbox
          label={t('form.enabled')}
          description={t('form.enabledHint')}
          checked={enabled}
          onChange={(event) => setEnabled(event.currentTarget.checked)}
        />
      )}
    </ConfirmDialog>
  )
}
