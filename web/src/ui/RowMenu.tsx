import { ActionIcon, Menu } from '@mantine/core'
import { type Icon, IconDots } from '@tabler/icons-react'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { visible } from '../text/visible'

export type RowAction = {
  label: string
  icon: Icon
  /** Gets the menu's button: where the keyboard returns to after a dialog. */
  act(from: HTMLElement | null): void
}

/** What can be done with one row; without any action there is no menu. */
export function RowMenu({ name, actions }: { name: string; actions: RowAction[] }) {
  const { t } = useTranslation()
  const target = useRef<HTMLButtonElement>(null)
  if (actions.length === 0) return null
  return (
    <Menu>
      <Menu.Target>
        <ActionIcon ref={target} variant="subtle" color="gray" aria-label={t('actionsFor', { name: visible(name) })}>
          <IconDots size={18} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {actions.map(({ label, icon: Glyph, act }) => (
          <Menu.Item key={label} leftSection={<Glyph size={16} />} onClick={() => act(target.current)}>
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
