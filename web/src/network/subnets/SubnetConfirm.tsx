import { useTranslation } from 'react-i18next'
import { inventory } from '../../api/inventory'
import type { Subnet } from '../../api/network'
import { ConfirmDialog } from '../../ui/ConfirmDialog'
import { useChanged } from '../../ui/useChanged'
import { useTell } from '../../ui/useTell'

export type SubnetStep = 'delete' | 'transfer' | 'revert'

const calls: Record<SubnetStep, (prefix: string) => Promise<unknown>> = {
  delete: (prefix) => inventory.remove('subnet', { body: { subnetPrefixList: [prefix] } }),
  transfer: (prefix) => inventory.put('subnet/transfer', { query: { ipPrefix: prefix } }),
  revert: (prefix) => inventory.put('subnet/revert', { query: { ipPrefix: prefix } }),
}

type Props = { step: SubnetStep; subnet: Subnet; onClose(): void }

/** Deletes a subnet, shares it among sites, or gives it back to one. */
export function SubnetConfirm({ step, subnet: { prefix }, onClose }: Props) {
  const { t } = useTranslation('network')
  const changed = useChanged()
  const tell = useTell()
  return (
    <ConfirmDialog
      danger={step === 'delete'}
      title={t(`subnets.${step}.title`, { prefix })}
      consequence={t(`subnets.${step}.about`)}
      confirm={t(`subnets.${step}.verb`)}
      onClose={onClose}
      onConfirm={async () => {
        await calls[step](prefix)
        await changed('subnets')
        tell.done(t(`subnets.${step}.done`, { prefix }))
      }}
    />
  )
}
