import { Button, Group, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { BulkResult } from '../../api/devices'
import { formatNumber } from '../../text/number'
import { Foreign } from '../../ui/Foreign'
import table from '../../ui/Table.module.css'

/** How many were changed, and why others were not. */
export function BulkOutcome({ result, onClose }: { result: BulkResult; onClose: () => void }) {
  const { t } = useTranslation(['devices', 'common'])
  const { done, failed, problems } = result
  return (
    <Stack>
      <Text role="status">
        {t('bulk.done', { count: done, shown: formatNumber(done) })}
        {failed > 0 && ` ${t('bulk.failed', { count: failed, shown: formatNumber(failed) })}`}
      </Text>
      {problems.length > 0 && (
        <div className={table.frame}>
          <table className={table.table} aria-label={t('bulk.problems')}>
            <thead>
              <tr>
                <th scope="col">{t('columns.hostname')}</th>
                <th scope="col">{t('bulk.reason')}</th>
              </tr>
            </thead>
            <tbody>
              {problems.map(({ deviceid, message }) => (
                <tr key={deviceid}>
                  <td>
                    <Foreign mono value={deviceid} />
                  </td>
                  <td>
                    <Foreign value={message} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {failed > problems.length && <Text c="dimmed">{t('bulk.firstProblems', { count: problems.length })}</Text>}
      <Group justify="flex-end">
        <Button onClick={onClose} data-autofocus>
          {t('common:close')}
        </Button>
      </Group>
    </Stack>
  )
}
