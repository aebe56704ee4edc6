import { Alert, Button, Checkbox, Group, Stack, Text } from '@mantine/core'
import { IconDownload, IconEyeOff } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { IssuedKey } from '../../api/types'
import { formatMinute } from '../../text/time'
import { visible } from '../../text/visible'
import { CodeBox } from '../../ui/CodeBox'
import { LeaveGuard } from '../../ui/once/LeaveGuard'
import { saveFile } from '../../ui/saveFile'
import { curlCall, fileName, jsonFile, textFile } from './files'

type Props = { issued: IssuedKey; onDone(): void }

export function IssuedKeyView({ issued, onDone }: Props) {
  const { t } = useTranslation('keys')
  const [stored, setStored] = useState(false)
  const name = fileName(issued.key.label)
  return (
    <Stack>
      <Alert icon={<IconEyeOff size={18} />}>{t('issued.once')}</Alert>
      <CodeBox label={t('issued.keyId')} hint="X-Key-Id" value={issued.access_key_id} copyLabel={t('copyId')} />
      <CodeBox
        label={t('issued.accessKey')}
        hint="X-Access-Key"
        value={issued.access_key}
        copyLabel={t('issued.copyKey')}
      />
      <Group gap="xs">
        <Text size="sm" fw={500}>
          {t('issued.download')}
        </Text>
        <Button
          variant="default"
          size="xs"
          leftSection={<IconDownload size={16} />}
          onClick={() => saveFile(`${name}.txt`, 'text/plain', textFile(issued))}
        >
          {t('issued.text')}
        </Button>
        <Button
          variant="default"
          size="xs"
          leftSection={<IconDownload size={16} />}
          onClick={() => saveFile(`${name}.json`, 'application/json', jsonFile(issued))}
        >
          {t('issued.json')}
        </Button>
      </Group>
      <CodeBox lines label={t('issued.curl')} value={curlCall(issued)} copyLabel={t('issued.copyCurl')} />
      {issued.replaces && (
        <Text>
          {t(issued.replaces.state === 'active' ? 'issued.overlap' : 'issued.noOverlap', {
            label: visible(issued.replaces.label),
            until: formatMinute(issued.replaces.valid_until),
          })}
        </Text>
      )}
      <LeaveGuard active={!stored} title={t('leave.title')} about={t('leave.about')} />
      <Group justify="space-between">
        <Checkbox
          label={t('issued.stored')}
          checked={stored}
          onChange={(event) => setStored(event.currentTarget.checked)}
        />
        <Button onClick={onDone} disabled={!stored}>
          {t('issued.done')}
        </Button>
      </Group>
    </Stack>
  )
}
