import { Button, Menu } from '@mantine/core'
import { IconChevronDown, IconDownload } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { loadPolicies, mostPolicies } from '../api/policies'
import { saveFile } from '../ui/saveFile'
import { useTell } from '../ui/useTell'
import { policiesAsCsv } from './csv'

const formats = {
  csv: { type: 'text/csv', write: policiesAsCsv },
  json: {
    type: 'application/json',
    write: (policies: object[]) => `${JSON.stringify(policies, null, 2)}\n`,
  },
} as const

/** All recommendations for the profile, not only those that are drawn. */
export function DownloadMenu({ profile }: { profile: string }) {
  const { t } = useTranslation(['policies', 'common'])
  const tell = useTell()
  const [busy, setBusy] = useState(false)

  async function download(format: keyof typeof formats) {
    setBusy(true)
    try {
      const { rows, total } = await loadPolicies(profile, { offset: 0, pagelength: mostPolicies })
      saveFile(`policies.${format}`, formats[format].type, formats[format].write(rows))
      if (total > rows.length) tell.done(t('cutShort', { count: rows.length }))
    } catch (error) {
      tell.refusal(error, t('common:failure.notDone'))
    }
    setBusy(false)
  }

  return (
    <Menu>
      <Menu.Target>
        <Button
          variant="default"
          loading={busy}
          leftSection={<IconDownload size={16} aria-hidden />}
          rightSection={<IconChevronDown size={14} aria-hidden />}
        >
          {t('common:download')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => download('csv')}>CSV</Menu.Item>
        <Menu.Item onClick={() => download('json')}>JSON</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
