import { IconCircle, IconCircleCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import classes from '../ui/Table.module.css'

export function AlertStateLabel({ resolved }: { resolved: boolean }) {
  const { t } = useTranslation('alerts')
  const StateIcon = resolved ? IconCircleCheck : IconCircle
  return (
    <span className={`${classes.together} nowrap`}>
      <StateIcon size={14} aria-hidden className="dimmed" />
      {t(resolved ? 'is.resolved' : 'is.open')}
    </span>
  )
}
