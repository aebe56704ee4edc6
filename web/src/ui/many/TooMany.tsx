import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { formatNumber } from '../../text/number'
import { mostAtOnce } from './useMany'

export function TooMany({ count, onClose }: { count: number; onClose(): void }) {
  const { t } = useTranslation(['many', 'common'])
  return (
    <Modal opened onClose={onClose} title={t('tooMany')} closeButtonProps={{ 'aria-label': t('common:close') }}>
      <Stack>
        <Text>{t('tooManyAbout', { shown: formatNumber(count), most: formatNumber(mostAtOnce) })}</Text>
        <Group justify="flex-end">
          <Button onClick={onClose}>{t('common:close')}</Button>
        </Group>
      </Stack>
    </Modal>
  )
}
