import { useTranslation } from 'react-i18next'
import type { Instance } from '../api/vulnerabilities'
import { records, text } from '../text/foreignJson'
import { visible } from '../text/visible'
import { Unknown } from '../ui/Foreign'

const states = ['new', 'investigation', 'remediation', 'resolved'] as const
const statuses = ['Confirmed', 'Potential'] as const

export const isAddressed = ({ ticketState }: Instance) => ticketState === 'resolved'

/** What was decided last, where something was. */
function lastAction({ reason_history }: Instance) {
  const actions = records(reason_history).map(({ action }) => text(action))
  return actions.findLast((action) => action !== null)
}

export function InstanceState({ instance }: { instance: Instance }) {
  const { t } = useTranslation('vulnerabilities')
  const state = states.find((one) => one === instance.ticketState)
  if (!state) return instance.ticketState ? <span>{visible(instance.ticketState)}</span> : <Unknown />
  const last = isAddressed(instance) && lastAction(instance)
  if (last === 'mitigate' || last === 'ignore') return <span className="nowrap">{t(`addressed.${last}`)}</span>
  return <span className="nowrap">{t(`states.${state}`)}</span>
}

export function InstanceStatus({ status }: { status: string }) {
  const { t } = useTranslation('vulnerabilities')
  const known = statuses.find((one) => one === status)
  return <span className="nowrap">{known ? t(`status.${known}`) : visible(status)}</span>
}
