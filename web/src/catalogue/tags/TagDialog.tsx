import { Anchor, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { changeTags, type Tag, type TagChange } from '../../api/catalogue'
import { isProblem } from '../../api/client'
import { formatNumber } from '../../text/number'
import { tagBody, tagText, tagType } from '../../text/tagName'
import { visible } from '../../text/visible'
import { FormDialog } from '../../ui/FormDialog'
import { devicesFound } from '../../ui/filter/address'
import { FilterBox } from '../../ui/filter/FilterBox'
import { useChanged } from '../../ui/useChanged'
import { useTell } from '../../ui/useTell'
import { useTagPreview } from './useTagPreview'

const fields = ['tag', 'tag.tagType', 'tag.tagValue']

/** A tag comes to be with its first devices: its name, and a filter that says which. */
export function TagDialog({ tag, onClose }: { tag?: Tag; onClose(): void }) {
  const { t } = useTranslation('catalogue')
  const changed = useChanged()
  const tell = useTell()
  const [type, setType] = useState(tag ? tagType(tag) : '')
  const [value, setValue] = useState(tag?.tagValue ?? '')
  const [filter, setFilter] = useState('')
  const name = { tagType: type.trim(), tagValue: value.trim() }
  const change: TagChange | null = name.tagValue && filter ? { action: 'tag', tag: tagBody(name), filter } : null
  const preview = useTagPreview(change)
  const { total = 0, too_many = false } = (change && preview.data) || {}
  const ready = change !== null && preview.isSuccess && !preview.isPlaceholderData && total > 0 && !too_many

  async function send() {
    if (!change) return
    try {
      const { done, failed } = await changeTags(change, total)
      tell.done(t(failed ? 'tags.taggedPartly' : 'tags.tagged', { tag: visible(tagText(name)), count: done, failed }))
    } catch (error) {
      if (isProblem(error, 'changed-match')) preview.refetch()
      throw error
    }
    changed('devices')
  }

  return (
    <FormDialog
      title={tag ? t('tags.giveTitle', { tag: visible(tagText(tag)) }) : t('tags.create')}
      submit={total > 0 ? t('tags.submit', { count: total, shown: formatNumber(total) }) : t('tags.submitNone')}
      ready={ready}
      fields={fields}
      size="lg"
      onSubmit={send}
      onClose={onClose}
    >
      {(errors) => (
        <>
          {!tag && (
            <>
              <TextInput
                data-autofocus
                label={t('columns.value')}
                description={t('tags.valueHint')}
                error={errors['tag.tagValue'] ?? errors.tag}
                value={value}
                maxLength={255}
                autoComplete="off"
                onChange={(event) => setValue(event.currentTarget.value)}
              />
              <TextInput
                label={t('columns.type')}
                description={t('tags.typeHint')}
                error={errors['tag.tagType']}
                value={type}
                maxLength={255}
                autoComplete="off"
                onChange={(event) => setType(event.currentTarget.value)}
              />
            </>
          )}
          <div>
            <Text component="div" fw={500} mb={2}>
              {t('tags.which')}
            </Text>
            <FilterBox of="devices" value={filter} onChange={setFilter} error={preview.error} />
          </div>
          <Text role="status" c="dimmed">
            {change === null && t('tags.first')}
            {change && preview.isFetching && t('tags.counting')}
            {ready && (
              <>
                {t('tags.will', { count: total, shown: formatNumber(total) })}{' '}
                <Anchor component={Link} to={devicesFound(filter)} target="_blank" rel="noreferrer">
                  {t('showDevices')}
                </Anchor>
              </>
            )}
            {change && preview.isSuccess && !preview.isFetching && total === 0 && t('tags.noneFound')}
            {change && too_many && t('tags.tooMany', { shown: formatNumber(total) })}
          </Text>
        </>
      )}
    </FormDialog>
  )
}
