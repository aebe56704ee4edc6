import { IconArrowBackUp, IconDevices2, IconListTree, IconPencil, IconShare2, IconTrash } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Subnet } from '../../api/network'
import { useMayWrite } from '../../api/useMayWrite'
import { devicesFound } from '../../ui/filter/address'
import { RowMenu } from '../../ui/RowMenu'
import type { SubnetStep } from './SubnetConfirm'

type Props = { subnet: Subnet; onAction(action: 'change' | SubnetStep, from: HTMLElement | null): void }

export function SubnetMenu({ subnet, onAction }: Props) {
  const { t } = useTranslation('network')
  const mayWrite = useMayWrite()
  const run = (action: 'change' | SubnetStep) => (from: HTMLElement | null) => onAction(action, from)
  const share = subnet.shared_block
    ? { label: t('subnets.revert.verb'), icon: IconArrowBackUp, run: run('revert') }
    : { label: t('subnets.transfer.verb'), icon: IconShare2, run: run('transfer') }
  const below = `/network/subnets?${new URLSearchParams({ parent: subnet.prefix })}`
  return (
    <RowMenu
      of={subnet.prefix}
      actions={[
        { label: t('showDevices'), icon: IconDevices2, to: devicesFound(`ip:${subnet.prefix}`) },
        { label: t('subnets.showBelow'), icon: IconListTree, to: below },
        ...(mayWrite
          ? [
              { label: t('subnets.changeVerb'), icon: IconPencil, run: run('change') },
              share,
              { label: t('subnets.delete.verb'), icon: IconTrash, run: run('delete') },
            ]
          : []),
      ]}
    />
  )
}
