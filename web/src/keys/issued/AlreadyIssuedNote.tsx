import { Button, Group, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { AccessKey } from '../../api/types'
import { visible } from '../../text/visible'

type Props = { accessKey: AccessKey; onClose(): void }

/** The first answer was lost on its way: the key exists, its secret is gone. */
export function AlreadyIssuedNote({ accessKey, onClose }: Props) {
  const { t } = useTranslation(['keys', 'common'])
  return (
    <Stack>
      <Text>{t('already.what', { label: visible(accessKey.label) })}</Text>
      <Text>{t('already.advice')}</Text>
      <code>{accessKey.id}</code>
      <Group justify="flex-end">
        <Button onClick={onClose} data-autofocus>
          {t('common:close')}
        </Button>
      </Group>
    </Stack>
  )
}
