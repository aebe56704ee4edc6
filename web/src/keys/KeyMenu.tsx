import { ActionIcon, Menu } from '@mantine/core'
import { IconBan, IconDots, IconPlayerPause, IconPlayerPlay, IconPlugConnected, IconRefresh } from '@tabler/icons-react'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { AccessKey } from '../api/types'
import { visible } from '../text/visible'
import type { KeyAction } from './KeyDialog'
import type { KeyListProps } from './KeyList'
import { isOver } from './KeyStateLabel'

const icons = {
  rotate: IconRefresh,
  compatibility: IconPlugConnected,
  disable: IconPlayerPause,
  enable: IconPlayerPlay,
  revoke: IconBan,
}

function possible({ state, rotated_to }: AccessKey): KeyAction[] {
  if (state === 'disabled') return ['compatibility', 'enable', 'revoke']
  return rotated_to ? ['compatibility', 'disable', 'revoke'] : ['rotate', 'compatibility', 'disable', 'revoke']
}

type Props = { accessKey: AccessKey; onAction: KeyListProps['onAction'] }

export function KeyMenu({ accessKey, onAction }: Props) {
  const { t } = useTranslation('keys')
  const target = useRef<HTMLButtonElement>(null)
  if (isOver(accessKey)) return null
  return (
    <Menu>
      <Menu.Target>
        <ActionIcon
          ref={target}
          variant="subtle"
          color="gray"
          aria-label={t('actionsFor', { label: visible(accessKey.label) })}
        >
          <IconDots size={18} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {possible(accessKey).map((action) => {
          const ActionGlyph = icons[action]
          return (
            <Menu.Item
              key={action}
              leftSection={<ActionGlyph size={16} />}
              onClick={() => onAction(action, accessKey, target.current)}
            >
              {t(`${action}.verb`)}
            </Menu.Item>
          )
        })}
      </Menu.Dropdown>
    </Menu>
  )
}
