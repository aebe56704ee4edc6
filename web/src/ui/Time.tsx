import { useInterval } from '@mantine/hooks'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatDay, formatExact, formatRelative } from '../text/time'
import { Unknown } from './Foreign'

type Props = { value: string | null }

/** How long ago, with the exact UTC time on hover. */
export function RelativeTime({ value }: Props) {
  const { t } = useTranslation()
  const now = useNow()
  if (!value) return <Unknown />
  return (
    <time className="nowrap" dateTime={value} title={formatExact(value)}>
      {formatRelative(value, now, t)}
    </time>
  )
}

export function Day({ value }: { value: string }) {
  return (
    <time className="nowrap" dateTime={value} title={formatExact(value)}>
      {formatDay(value)}
    </time>
  )
}

/** The present, moving on twice a minute. */
export function useNow(): number {
  const [now, setNow] = useState(Date.now)
  useInterval(() => setNow(Date.now()), 30_000, { autoInvoke: true })
  return now
}
