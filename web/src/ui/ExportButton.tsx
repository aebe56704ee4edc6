import { Button } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { inventoryPath } from '../api/inventory'

type Props = {
  name: 'export/devices' | 'export/alerts' | 'export/vulnerabilities'
  query?: Record<string, string | undefined>
}

/** The server writes the file, by the same filter as the list: the browser fetches it as any download. */
export function ExportButton({ name, query }: Props) {
  const { t } = useTranslation()
  return (
    <Button
      component="a"
      href={inventoryPath(name, query)}
      download
      variant="default"
      leftSection={<IconDownload size={16} aria-hidden />}
    >
      {t('download')}
    </Button>
  )
}
