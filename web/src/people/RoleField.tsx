import { Radio, Stack } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useSession } from '../api/session'
import type { Role } from '../api/types'

const roles: Role[] = ['read-only', 'administrator', 'owner']

type Props = { value: Role; onChange(role: Role): void; autoFocus?: boolean }

/** Each role with what it may do; only owners make owners. */
export function RoleField({ value, onChange, autoFocus }: Props) {
  const { t } = useTranslation(['people', 'common'])
  const { role: own } = useSession()
  const given = roles.filter((role) => role !== 'owner' || own === 'owner')
  return (
    <Radio.Group label={t('role')} value={value} onChange={(role) => onChange(role as Role)}>
      <Stack gap="xs" mt="xs">
        {given.map((role) => (
          <Radio
            key={role}
            value={role}
            label={t(`common:role.${role}`)}
            description={t(`roles.${role}`)}
            data-autofocus={(autoFocus && role === value) || undefined}
          />
        ))}
      </Stack>
    </Radio.Group>
  )
}
