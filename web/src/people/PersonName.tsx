import { Badge, Group } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Foreign } from '../ui/Foreign'

type Props = { person: { name: string; email: string; is_self?: boolean } }

/** The name where there is one, and who one is oneself. */
export function PersonName({ person: { name, email, is_self } }: Props) {
  const { t } = useTranslation('people')
  return (
    <Group gap={6} wrap="nowrap">
      <strong className="cut">
        <Foreign value={name || email} />
      </strong>
      {is_self && (
        <Badge variant="light" size="sm" tt="none" flex="none">
          {t('you')}
        </Badge>
      )}
    </Group>
  )
}
