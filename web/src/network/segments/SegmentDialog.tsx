import { Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { inventory } from '../../api/inventory'
import type { Segment } from '../../api/network'
import { visible } from '../../text/visible'
import { FormDialog } from '../../ui/FormDialog'
import { useChanged } from '../../ui/useChanged'
import { useTell } from '../../ui/useTell'
import { SiteSelect } from '../SiteSelect'
import { useSiteNames } from '../useSiteNames'

const fields = ['name', 'description', 'site', 'firewallsList']
const words = (text: string) => text.split(/[\s,;]+/).filter(Boolean)

export function SegmentDialog({ segment, onClose }: { segment?: Segment; onClose(): void }) {
  const { t } = useTranslation('network')
  const changed = useChanged()
  const tell = useTell()
  const siteName = useSiteNames()
  const [name, setName] = useState(segment?.name ?? '')
  const [description, setDescription] = useState(segment?.description ?? '')
  const [firewalls, setFirewalls] = useState(segment?.firewallsList.join('\n') ?? '')
  // Undefined: as it is; null: the default site.
  const [site, setSite] = useState<string | null>()
  const present = segment ? siteName(segment.siteid) : null

  async function send() {
    const facts = {
      name: name.trim(),
      description,
      firewallsList: words(firewalls),
      ...(site !== undefined && { site: site ?? '' }),
    }
    if (segment) await inventory.put('networkSegment', { body: [{ segmentId: segment.segmentId, ...facts }] })
    else await inventory.post('networkSegment', { body: [facts] })
    await changed('segments')
    tell.done(t(segment ? 'segments.changed' : 'segments.created', { name: visible(facts.name) }))
  }

  return (
    <FormDialog
      title={segment ? t('segments.change', { name: visible(segment.name) }) : t('segments.create')}
      submit={t(segment ? 'save' : 'segments.create')}
      ready={Boolean(name.trim())}
      fields={fields}
      conflict="name"
      onSubmit={send}
      onClose={onClose}
    >
      {(errors) => (
        <>
          <TextInput
            data-autofocus
            label={t('columns.name')}
            error={errors.name}
            value={name}
            maxLength={255}
            autoComplete="off"
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <SiteSelect
            label={t('columns.site')}
            description={t('siteHint')}
            error={errors.site}
            value={site === undefined ? present : site}
            onChange={setSite}
            clearable
          />
          <Textarea
            label={t('columns.firewalls')}
            description={t('segments.firewallsHint')}
            error={Object.entries(errors).find(([field]) => field.startsWith('firewallsList'))?.[1]}
            value={firewalls}
            rows={3}
            spellCheck={false}
            onChange={(event) => setFirewalls(event.currentTarget.value)}
          />
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
