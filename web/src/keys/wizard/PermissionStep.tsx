import { Radio, Stack, Textarea } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Access } from '../../api/types'
import { parseNetworks } from '../../text/network'
import { visible } from '../../text/visible'
import type { Draft } from './draft'
import classes from './PermissionStep.module.css'
import { Summary } from './Summary'

type Props = { draft: Draft; mayWrite: boolean; onChange(part: Partial<Draft>): void }

export function PermissionStep({ draft, mayWrite, onChange }: Props) {
  const { t } = useTranslation(['keys', 'common'])
  const { refused } = parseNetworks(draft.networks)
  return (
    <div className={classes.sides}>
      <Stack>
        <Radio.Group
          label={t('wizard.access')}
          value={draft.access}
          onChange={(access) => onChange({ access: access as Access })}
        >
          <Stack gap="xs" mt="xs">
            <Radio data-autofocus value="read-only" label={t('common:access.read-only')} />
            <Radio
              value="read-write"
              label={t('common:access.read-write')}
              disabled={!mayWrite}
              description={mayWrite ? undefined : t('wizard.readOnlyRole')}
            />
          </Stack>
        </Radio.Group>
        <Textarea
          label={t('wizard.networks')}
          description={t('wizard.networksHint')}
          placeholder="10.2.0.0/16"
          rows={3}
          spellCheck={false}
          classNames={{ input: 'mono' }}
          value={draft.networks}
          onChange={(event) => onChange({ networks: event.currentTarget.value })}
          error={refused.length > 0 && t('wizard.networksWrong', { list: visible(refused.join(', ')) })}
        />
      </Stack>
      <Summary draft={draft} />
    </div>
  )
}
