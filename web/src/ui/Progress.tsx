import { Progress as Bar, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { formatNumber } from '../text/number'

type Props = { label: string; done: number; total: number }

/** Work of many steps, in figures as well. */
export function Progress({ label, done, total }: Props) {
  const { t } = useTranslation()
  return (
    <Stack gap={4}>
      <Text role="status">
        {label} {t('progress.of', { done: formatNumber(done), total: formatNumber(total) })}
      </Text>
      <Bar value={total > 0 ? (100 * done) / total : 0} aria-label={label} />
    </Stack>
  )
}
