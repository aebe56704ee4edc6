import { IconAlertCircle, IconAlertOctagon, IconAlertTriangle, IconCircleMinus } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import classes from './Severity.module.css'

export type Level = 'critical' | 'high' | 'medium' | 'low'

const icons = { critical: IconAlertOctagon, high: IconAlertTriangle, medium: IconAlertCircle, low: IconCircleMinus }

type Props = { level: Level; children: ReactNode; plain?: boolean; label?: string }

/** Icon and word in the severity's colour: never colour alone. */
export function Severity({ level, children, plain = false, label }: Props) {
  const SeverityIcon = icons[level]
  return (
    <span className={classes.label} data-level={level} data-plain={plain || undefined} title={label}>
      <SeverityIcon size={14} aria-hidden />
      {children}
    </span>
  )
}
