import { Anchor, Text, UnstyledButton } from '@mantine/core'
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import { useEffect, useId, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useSearchParams } from 'react-router'
import type { Instance } from '../../api/vulnerabilities'
import { instant } from '../../text/foreignJson'
import { formatNumber } from '../../text/number'
import { visible } from '../../text/visible'
import { Facts } from '../../ui/Facts'
import { SeverityLabel } from '../../ui/SeverityLabel'
import { RelativeTime } from '../../ui/Time'
import { InstanceState, InstanceStatus } from '../../vulnerabilities/InstanceState'
import { instanceAddress } from '../../vulnerabilities/instanceColumns'
import { textOf } from './known'
import { ListState } from './ListState'
import classes from './Lists.module.css'
import type { useDeviceVulnerabilities } from './useDevice'

const ranks = ['Critical', 'High', 'Medium', 'Low']
const rank = ({ severity }: Instance) => (ranks.indexOf(severity ?? '') + ranks.length + 1) % (ranks.length + 1)

/** The gravest first; the one that the address names (`vulnerability`) is open. */
export function DeviceVulnerabilities({ query }: { query: ReturnType<typeof useDeviceVulnerabilities> }) {
  const { t } = useTranslation('device')
  const [params, setParams] = useSearchParams()
  const chosen = params.get('vulnerability')
  const toggle = (name: string) =>
    setParams(
      (before) => {
        if (name === chosen) before.delete('vulnerability')
        else before.set('vulnerability', name)
        return before
      },
      { replace: true },
    )
  return (
    <ListState
      query={query}
      failed={t('vulnerabilities.failed')}
      none={t('vulnerabilities.none')}
      isEmpty={({ rows }) => rows.length === 0}
    >
      {({ rows: items, whole }) => (
        <>
          {chosen && !items.some(({ vulnerability_name: name }) => name === chosen) && (
            <p role="status">{t('vulnerabilities.gone', { name: visible(chosen) })}</p>
          )}
          <ul className={classes.list}>
            {[...items]
              .sort((one, other) => rank(one) - rank(other))
              .map((instance) => (
                <Row
                  key={instance.zb_ticketid}
                  instance={instance}
                  open={instance.vulnerability_name === chosen}
                  onToggle={() => toggle(instance.vulnerability_name)}
                />
              ))}
          </ul>
          {!whole && (
            <Text c="dimmed" mt="xs">
              {t('vulnerabilities.first', { shown: formatNumber(items.length) })}
            </Text>
          )}
        </>
      )}
    </ListState>
  )
}

type RowProps = { instance: Instance; open: boolean; onToggle(): void }

function Row({ instance, open, onToggle }: RowProps) {
  const { t } = useTranslation('device')
  const id = useId()
  const row = useRef<HTMLLIElement>(null)
  const first = useRef(open)
  useEffect(() => {
    if (first.current) row.current?.scrollIntoView?.({ block: 'nearest' })
  }, [])
  const last = instant((instance as { last_detected_date?: unknown }).last_detected_date)
  const Chevron = open ? IconChevronDown : IconChevronRight
  return (
    <li ref={row} className={classes.row}>
      <div className={classes.item}>
        <SeverityLabel value={instance.severity} />
        <UnstyledButton className={classes.toggle} aria-expanded={open} aria-controls={id} onClick={onToggle}>
          <Chevron size={14} aria-hidden />
          <bdi>{visible(instance.vulnerability_name)}</bdi>
        </UnstyledButton>
        <span className={classes.when}>
          <InstanceState instance={instance} />
        </span>
      </div>
      <div id={id} className={classes.open} hidden={!open}>
        {open && (
          <>
            <Facts
              facts={[
                { label: t('vulnerabilities.cvss'), value: textOf(instance.cvss_score) },
                { label: t('vulnerabilities.status'), value: <InstanceStatus status={instance.status} /> },
                {
                  label: t('vulnerabilities.detected'),
                  value: <RelativeTime value={instant(instance.detected_date)} />,
                },
                { label: t('vulnerabilities.last'), value: last && <RelativeTime value={last} /> },
                { label: t('vulnerabilities.source'), value: textOf(instance.source) },
                { label: t('vulnerabilities.ticket'), value: instance.zb_ticketid },
                { label: t('vulnerabilities.assignees'), value: textOf(instance.ticketAssignees) },
                { label: t('vulnerabilities.advice'), value: textOf(instance.remediate_instruction) },
              ].filter(({ value }, index) => value || index < 3)}
            />
            <Anchor component={Link} to={instanceAddress(instance)} mt="xs" display="inline-block">
              {t('vulnerabilities.open')}
            </Anchor>
          </>
        )}
      </div>
    </li>
  )
}
