import { Progress } from '@mantine/core'
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Health } from '../api/health'
import { formatNumber } from '../text/number'
import { Foreign, Unknown } from '../ui/Foreign'
import { Section } from '../ui/Section'
import { StateLabel } from '../ui/StateLabel'
import { RelativeTime } from '../ui/Time'
import { formatBytes, formatDuration } from './duration'
import classes from './Health.module.css'

const engines = { sqlite: 'SQLite', postgresql: 'PostgreSQL' }
const number = (value?: number | null) => (value == null ? null : formatNumber(value))
const bytes = (value?: number | null) => (value == null ? null : formatBytes(value))

export function HealthSections({ health }: { health: Health }) {
  const { t } = useTranslation('health')
  const { database, disk, webhooks, requests, uptime_seconds: uptime } = health
  return (
    <div className={classes.sections}>
      <Section title={t('process.title')}>
        <dl className={classes.facts}>
          <Fact name={t('process.version')}>
            <Foreign value={health.version} />
          </Fact>
          <Fact name={t('process.started')}>
            <RelativeTime value={health.started} />
          </Fact>
          <Fact name={t('process.uptime')}>{uptime == null ? null : formatDuration(uptime, t)}</Fact>
          <Fact name={t('process.backup')}>
            {health.last_backup ? <RelativeTime value={health.last_backup} /> : t('process.noBackup')}
          </Fact>
        </dl>
      </Section>
      <Section title={t('database.title')}>
        <dl className={classes.facts}>
          <Fact name={t('database.engine')}>
            {database && (engines[database.engine] ?? <Foreign value={database.engine} />)}
          </Fact>
          <Fact name={t('database.schema')}>{number(database?.schema)}</Fact>
          <Fact name={t('database.state')}>{database && <Reachable yes={database.reachable} />}</Fact>
        </dl>
      </Section>
      <Section title={t('disk.title')}>
        <dl className={classes.facts}>
          <Fact name={t('disk.free')}>{bytes(disk?.free_bytes)}</Fact>
          <Fact name={t('disk.total')}>{bytes(disk?.total_bytes)}</Fact>
        </dl>
        <DiskUse disk={disk} />
      </Section>
      <Section title={t('requests.title')}>
        <dl className={classes.facts}>
          <Fact name={t('requests.lastMinute')}>{number(requests?.last_minute)}</Fact>
          <Fact name={t('requests.sinceStart')}>{number(requests?.since_start)}</Fact>
          <Fact name={t('requests.errors')}>{number(requests?.server_errors)}</Fact>
        </dl>
      </Section>
      <Section title={t('webhooks.title')}>
        <dl className={classes.facts}>
          <Fact name={t('webhooks.waiting')}>{number(webhooks?.waiting)}</Fact>
          {webhooks?.waiting !== 0 && (
            <Fact name={t('webhooks.oldest')}>
              <RelativeTime value={webhooks?.oldest ?? null} />
            </Fact>
          )}
        </dl>
      </Section>
    </div>
  )
}

/** What is null is not known. */
function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children ?? <Unknown />}</dd>
    </div>
  )
}

function DiskUse({ disk }: Pick<Health, 'disk'>) {
  const { t } = useTranslation('health')
  if (disk?.free_bytes == null || !disk.total_bytes) return null
  const used = Math.round(100 * (1 - disk.free_bytes / disk.total_bytes))
  return (
    <>
      <Progress mt="sm" value={used} color={used >= 90 ? 'red' : undefined} aria-label={t('disk.used', { used })} />
      <small className="dimmed">{t('disk.used', { used })}</small>
    </>
  )
}

function Reachable({ yes }: { yes: boolean }) {
  const { t } = useTranslation('health')
  return (
    <StateLabel icon={yes ? IconCircleCheck : IconAlertTriangle} tone={yes ? 'good' : 'bad'}>
      {t(yes ? 'database.reachable' : 'database.away')}
    </StateLabel>
  )
}
