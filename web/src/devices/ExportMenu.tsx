import { Button, Menu, Modal, Stack, Text } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DeviceFilter } from '../api/devices'
import { inventoryPath } from '../api/inventory'
import { CopyAsCurl } from '../ui/CopyAsCurl'
import { exportedColumns, exportedOrder, filterWithSearch } from './exported'

type Props = { asked: DeviceFilter; columns: string[] }

/** Takes away exactly what the list shows: a file the server writes, or the call for a program. */
export function ExportMenu({ asked, columns }: Props) {
  const { t } = useTranslation(['devices', 'common'])
  const [curl, setCurl] = useState(false)
  const filter = filterWithSearch(asked.filter, asked.search)
  const order = exportedOrder(asked.sort)
  const query = { filter, columns: exportedColumns(columns), ...order }
  return (
    <>
      <Menu width={260}>
        <Menu.Target>
          <Button variant="default" leftSection={<IconDownload size={16} aria-hidden />}>
            {t('export.menu')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {(['csv', 'ndjson'] as const).map((format) => (
            <Menu.Item
              key={format}
              component="a"
              href={inventoryPath('export/devices', { format, ...query })}
              download={`devices.${format}`}
            >
              {t(`export.${format}`)}
            </Menu.Item>
          ))}
          {!order && <Menu.Label>{t('export.order')}</Menu.Label>}
          <Menu.Divider />
          <Menu.Item onClick={() => setCurl(true)}>{t('export.curl')}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Modal
        opened={curl}
        onClose={() => setCurl(false)}
        size="lg"
        title={t('export.curl')}
        closeButtonProps={{ 'aria-label': t('common:close') }}
      >
        <Stack>
          <Text>{t('export.curlAbout')}</Text>
          <CopyAsCurl
            name="device/list"
            query={{
              filter,
              detail: true,
              pagelength: 1000,
              ...(asked.sort.field === 'MAC' && { sortfield: 'MAC', sortdirection: asked.sort.direction }),
            }}
          />
        </Stack>
      </Modal>
    </>
  )
}
