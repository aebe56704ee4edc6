import { Autocomplete, Select, Textarea, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { inventory } from '../../api/inventory'
import { type Site, siteListQuery } from '../../api/network'
import { visible } from '../../text/visible'
import { FormDialog } from '../../ui/FormDialog'
import { useChanged } from '../../ui/useChanged'
import { useTell } from '../../ui/useTell'

const fields = ['external_id', 'description', 'location', 'group']

/** Creates a site, or changes one: by its name it is known, so that stays. */
export function SiteDialog({ site, onClose }: { site?: Site; onClose(): void }) {
  const { t } = useTranslation('network')
  const changed = useChanged()
  const tell = useTell()
  const { data: sites } = useQuery(siteListQuery)
  const [name, setName] = useState(site?.external_id ?? '')
  const [description, setDescription] = useState(site?.description ?? '')
  const [location, setLocation] = useState(site?.location ?? '')
  const [group, setGroup] = useState(site?.group ?? '')
  const groups = [...new Set(sites?.flatMap((other) => other.group ?? []))].sort()

  async function send() {
    const facts = { external_id: site ? site.external_id : name.trim(), description, location }
    if (site) await inventory.put('site', { body: [{ ...facts, group: group || null }] })
    else await inventory.post('site', { body: [{ ...facts, ...(group.trim() && { group: group.trim() }) }] })
    await changed('sites')
    tell.done(t(site ? 'sites.changed' : 'sites.created', { name: visible(facts.external_id) }))
  }

  return (
    <FormDialog
      title={site ? t('sites.change', { name: visible(site.external_id) }) : t('sites.create')}
      submit={t(site ? 'save' : 'sites.create')}
      ready={Boolean(name.trim())}
      fields={fields}
      conflict="external_id"
      onSubmit={send}
      onClose={onClose}
    >
      {(errors) => (
        <>
          <TextInput
            label={t('columns.name')}
            description={t(site ? 'sites.nameStays' : 'sites.nameHint')}
            error={errors.external_id}
            value={site ? visible(name) : name}
            readOnly={Boolean(site)}
            data-autofocus={site ? undefined : true}
            maxLength={255}
            autoComplete="off"
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <TextInput
            label={t('columns.location')}
            error={errors.location}
            value={location}
            data-autofocus={site ? true : undefined}
            maxLength={1024}
            autoComplete="off"
            onChange={(event) => setLocation(event.currentTarget.value)}
          />
          {site ? (
            <Select
              label={t('columns.group')}
              description={t('sites.groupStays')}
              error={errors.group}
              data={groups}
              value={group || null}
              clearable
              searchable
              clearButtonProps={{ 'aria-label': t('sites.noGroup') }}
              onChange={(next) => setGroup(next ?? '')}
            />
          ) : (
            <Autocomplete
              label={t('columns.group')}
              description={t('sites.groupHint')}
              error={errors.group}
              data={groups}
              value={group}
              maxLength={255}
              onChange={setGroup}
            />
          )}
          <Textarea
            label={t('columns.description')}
            error={errors.description}
            value={description}
            maxLength={1024}
            rows={3}
            onChange={(event) => setDescription(event.currentTarget.value)}
          />
        </>
      )}
    </FormDialog>
  )
}
