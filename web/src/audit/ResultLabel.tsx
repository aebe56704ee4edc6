import { IconBan, IconCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { AuditRecord } from '../api/audit'
import { StateLabel } from '../ui/StateLabel'

export function ResultLabel({ result }: Pick<AuditRecord, 'result'>) {
  const { t } = useTranslation('audit')
  return (
    <StateLabel icon={result === 'ok' ? IconCheck : IconBan} tone={result === 'ok' ? 'plain' : 'bad'}>
      {t(`result.${result}`)}
    </StateLabel>
  )
}
