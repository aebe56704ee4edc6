import { Checkbox, Group, SegmentedControl, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { inventory } from '../../api/inventory'
import type { Subnet } from '../../api/network'
import { FormDialog } from '../../ui/FormDialog'
import { useChanged } from '../../ui/useChanged'
import { useTell } from '../../ui/useTell'
import { SiteSelect } from '../SiteSelect'
import { useSiteNames } from '../useSiteNames'
import { type Draft, draftOf, subnetFields, toNewSubnet } from './draft'

export function SubnetDialog({ subnet, onClose }: { subnet?: Subnet; onClose(): void }) {
  const { t } = useTranslation('network')
  const changed = useChanged()
  const tell = useTell()
  const siteName = useSiteNames()
  const [draft, setDraft] = useState<Draft>(() => draftOf(subnet))
  const change = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }))
  const present = subnet ? siteName(subnet.siteid) : null

  async function send() {
    const body = [toNewSubnet(draft, !subnet)]
    if (subnet) await inventory.put('subnet', { body })
    else await inventory.post('subnet', { body })
    await changed('subnets')
    tell.done(t(subnet ? 'subnets.changed' : 'subnets.created', { prefix: draft.prefix.trim() }))
  }

  const text = (field: 'prefix' | 'name' | 'vlan' | 'gateway') => ({
    label: t(`columns.${field}`),
    value: draft[field],
    autoComplete: 'off',
    onChange: (event: { currentTarget: HTMLInputElement }) => change({ [field]: event.currentTarget.value }),
  })

  return (
    <FormDialog
      title={subnet ? t('subnets.change', { prefix: subnet.prefix }) : t('subnets.create')}
      submit={t(subnet ? 'save' : 'subnets.create')}
      ready={Boolean(draft.prefix.trim())}
      fields={subnetFields}
      conflict="prefix"
      onSubmit={send}
      onClose={onClose}
    >
      {(errors) => (
        <>
          <TextInput
            {...text('prefix')}
            description={t(subnet ? 'subnets.prefixStays' : 'subnets.prefixHint')}
            error={errors.prefix}
            readOnly={Boolean(subnet)}
            data-autofocus={subnet ? undefined : true}
          />
          <TextInput {...text('name')} error={errors.name} maxLength={255} data-autofocus={subnet ? true : undefined} />
          <div>
            <SegmentedControl
              fullWidth
              aria-label={t('columns.type')}
              value={draft.type}
              onChange={(type) => change({ type: type === 'block' ? 'block' : 'subnet' })}
              data={(['subnet', 'block'] as const).map((value) => ({ value, label: t(`subnets.types.${value}`) }))}
            />
          </div>
          <SiteSelect
            label={t('columns.site')}
            description={t(draft.shared ? 'subnets.sharedHint' : 'siteHint')}
            error={errors.site}
            value={draft.shared ? null : draft.site === undefined ? present : draft.site}
            onChange={(site) => change({ site })}
            disabled={draft.shared}
            clearable
          />
          {!subnet && (
            <Checkbox
              label={t('subnets.sharedLabel')}
              error={errors.shared_block}
              checked={draft.shared}
              onChange={(event) => change({ shared: event.currentTarget.checked })}
            />
          )}
          <Group grow align="flex-start" gap="sm">
            <TextInput {...text('vlan')} description={t('subnets.vlanHint')} error={errors.vlan} inputMode="numeric" />
            <TextInput {...text('gateway')} description={t('subnets.gatewayHint')} error={errors.gateway} />
          </Group>
          <Textarea
            label={t('columns.description')}
            error={errors.description}
            value={draft.description}
            maxLength={1024}
            rows={2}
            onChange={(event) => change({ description: event.currentTarget.value })}
          />
          <Checkbox
            label={t('subnets.monitoredLabel')}
            checked={draft.monitored}
            onChange={(event) => change({ monitored: event.currentTarget.checked })}
          />
          <Checkbox
            label={t('subnets.staticLabel')}
            checked={draft.static}
            onChange={(event) => change({ static: event.currentTarget.checked })}
          />
        </>
      )}
    </FormDialog>
  )
}
