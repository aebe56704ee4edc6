import { Button, Menu } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Which } from '../../api/devices'
import { BulkDialog } from './BulkDialog'
import type { Kind } from './fields'

type Props = { which: Which; onDone(): void }

const kinds: Kind[] = ['tag', 'untag', 'attribute', 'site']

/** What can be done with the devices that are chosen. */
export function BulkActions({ which, onDone }: Props) {
  const { t } = useTranslation('devices')
  const [kind, setKind] = useState<Kind | null>(null)
  return (
    <>
      <Menu position="bottom-start">
        <Menu.Target>
          <Button size="compact-sm" rightSection={<IconChevronDown size={14} aria-hidden />}>
            {t('bulk.menu')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {kinds.map((one) => (
            <Menu.Item key={one} onClick={() => setKind(one)}>
              {t(`bulk.${one}.title`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {kind && <BulkDialog kind={kind} which={which} onDone={onDone} onClose={() => setKind(null)} />}
    </>
  )
}
