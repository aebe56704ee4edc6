import { Checkbox, Radio, Stack } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { type WebhookEvent, webhookEvents } from '../api/webhooks'
import classes from './Webhooks.module.css'

type Props = {
  /** Null: all, also those to come. */
  value: WebhookEvent[] | null
  onChange(events: WebhookEvent[] | null): void
}

export function EventsField({ value, onChange }: Props) {
  const { t } = useTranslation('webhooks')
  return (
    <Stack gap="xs">
      <Radio.Group
        label={t('form.events')}
        value={value ? 'some' : 'all'}
        onChange={(which) => onChange(which === 'all' ? null : [])}
      >
        <Stack gap="xs" mt="xs">
          <Radio value="all" label={t('form.allEvents')} />
          <Radio value="some" label={t('form.someEvents')} />
        </Stack>
      </Radio.Group>
      {value && (
        <Checkbox.Group
          aria-label={t('form.someEvents')}
          value={value}
          onChange={(events) => onChange(events as WebhookEvent[])}
        >
          <div className={classes.events}>
            {webhookEvents.map((event) => (
              <Checkbox key={event} size="xs" value={event} label={<code>{event}</code>} />
            ))}
          </div>
        </Checkbox.Group>
      )}
    </Stack>
  )
}
