import { Radio, Stack } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { visible } from '../text/visible'

type Props = { tenants: string[]; value: string | undefined; onChange(tenant: string): void }

export function TenantField({ tenants, value, onChange }: Props) {
  const { t } = useTranslation('signin')
  return (
    <Radio.Group label={t('tenant')} description={t('tenantWhy')} value={value} onChange={onChange}>
      <Stack gap="xs" mt="sm">
        {tenants.map((name, index) => (
          <Radio key={name} value={name} label={visible(name)} autoFocus={index === 0} />
        ))}
      </Stack>
    </Radio.Group>
  )
}
