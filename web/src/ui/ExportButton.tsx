import { Button, Menu } from '@mantine/core'
import { IconChevronDown, IconDownload } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { inventoryPath } from '../api/inventory'

type Props = {
  name: 'export/devices' | 'export/alerts' | 'export/vulnerabilities'
  query?: Record<string, string | undefined>
}

const formats = [
  ['csv', 'CSV'],
  ['ndjson', 'NDJSON'],
  ['json', 'JSON'],
] as const

/** The server writes the file, by the same filter as the list: the browser fetches it as any download. */
export function ExportButton({ name, query }: Props) {
  const { t } = useTranslation()
  return (
    <Menu>
      <Menu.Target>
        <Button
          variant="default"
          leftSection={<IconDownload size={16} aria-hidden />}
          rightSection={<IconChevronDown size={14} aria-hidden />}
        >
          {t('download')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {formats.map(([format, label]) => (
          <Menu.Item key={format} component="a" href={inventoryPath(name, { ...query, format })} download>
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
