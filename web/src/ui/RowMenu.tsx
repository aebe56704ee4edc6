import { ActionIcon, Menu } from '@mantine/core'
import { type Icon, IconDots } from '@tabler/icons-react'
import { type RefObject, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { visible } from '../text/visible'

export type RowAction = { label: string; icon: Icon } & ({ to: string } | { run(from: HTMLElement | null): void })

type Props = { of: string; actions: RowAction[] }

/** What can be done with a row, behind three dots; where the menu opened, dialogs return the keyboard to. */
export function RowMenu({ of, actions }: Props) {
  const { t } = useTranslation('table')
  const target = useRef<HTMLButtonElement>(null)
  if (actions.length === 0) return null
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon ref={target} variant="subtle" color="gray" aria-label={t('actionsFor', { row: visible(of) })}>
          <IconDots size={18} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {actions.map((action) => (
          <Entry key={action.label} action={action} target={target} />
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

type EntryProps = { action: RowAction; target: RefObject<HTMLButtonElement | null> }

function Entry({ action, target }: EntryProps) {
  const icon = <action.icon size={16} aria-hidden />
  if ('to' in action)
    return (
      <Menu.Item leftSection={icon} component={Link} to={action.to}>
        {action.label}
      </Menu.Item>
    )
  return (
    <Menu.Item leftSection={icon} onClick={() => action.run(target.current)}>
      {action.label}
    </Menu.Item>
  )
}
