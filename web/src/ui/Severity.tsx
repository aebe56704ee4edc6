import { IconAlertCircle, IconAlertOctagonFilled, IconAlertTriangle, IconCircleMinus } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import classes from './Severity.module.css'

export type Level = 'critical' | 'high' | 'medium' | 'low'

const icons = {
  critical: IconAlertOctagonFilled,
  high: IconAlertTriangle,
  medium: IconAlertCircle,
  low: IconCircleMinus,
}

type Props = { level: Level; children: ReactNode; plain?: boolean }

/** Icon and word in the severity's colour: never colour alone. */
export function Severity({ level, children, plain = false }: Props) {
  const SeverityIcon = icons[level]
  return (
    <span className={classes.label} data-level={level} data-plain={plain || undefined}>
      <SeverityIcon size={14} aria-hidden />
      {children}
    </span>
  )
}
