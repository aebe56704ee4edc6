import { TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Attribute } from '../../api/catalogue'
import { inventory } from '../../api/inventory'
import { visible } from '../../text/visible'
import { FormDialog } from '../../ui/FormDialog'
import { useTell } from '../../ui/useTell'
import { type Draft, draftOf, isComplete, toBody } from './draft'
import { Rules } from './Rules'
import { ValueField } from './ValueField'

const fields = ['customAttributeName', 'defaultValue', 'valueFilterMapping']

export function AttributeDialog({ attribute, onClose }: { attribute?: Attribute; onClose(): void }) {
  const { t } = useTranslation('catalogue')
  const queries = useQueryClient()
  const tell = useTell()
  const [draft, setDraft] = useState<Draft>(() => draftOf(attribute))
  const change = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }))
  const options = attribute?.systemAttrValueOptions ?? []
  const name = draft.name.trim()

  async function send() {
    const body = toBody(draft)
    if (attribute)
      await inventory.put('customAttribute', { body: { customAttributeId: attribute.customAttributeId, ...body } })
    else await inventory.post('customAttribute', { body: { customAttributeName: name, ...body } })
    await queries.invalidateQueries({ queryKey: ['attributes'] })
    tell.done(t(attribute ? 'attributes.changed' : 'attributes.created', { name: visible(name) }))
  }

  return (
    <FormDialog
      title={attribute ? t('attributes.change', { name: visible(name) }) : t('attributes.create')}
      submit={t(attribute ? 'save' : 'attributes.create')}
      ready={isComplete(draft)}
      fields={fields}
      conflict="customAttributeName"
      size="lg"
      onSubmit={send}
      onClose={onClose}
    >
      {(errors) => (
        <>
          {!attribute && (
            <TextInput
              data-autofocus
              label={t('columns.name')}
              description={t('attributes.nameHint')}
              error={errors.customAttributeName}
              value={draft.name}
              maxLength={255}
              autoComplete="off"
              onChange={(event) => change({ name: event.currentTarget.value })}
            />
          )}
          <Rules rules={draft.rules} options={options} errors={errors} onChange={(rules) => change({ rules })} />
          <ValueField
            label={t('columns.default')}
            description={t('attributes.defaultHint')}
            error={errors.defaultValue}
            options={options}
            value={draft.defaultValue}
            onChange={(defaultValue) => change({ defaultValue })}
            clearable
            autoFocus={Boolean(attribute)}
          />
        </>
      )}
    </FormDialog>
  )
}
