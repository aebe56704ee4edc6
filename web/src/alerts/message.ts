import { record, records, text, texts } from '../text/foreignJson'

const facts = [
  'alertType',
  'appName',
  'proto',
  'localip',
  'fromip',
  'toip',
  'toPort',
  'toURL',
  'trafficDirection',
  'threatCategory',
  'threatid',
  'ruleid',
] as const

export type Remote = { ip: string | null; network: string | null; place: string; connections: string }
export type Message = ReturnType<typeof readMessage>

/** What the source of the alert wrote into `msg`: nothing in it is promised, so that only what fits is taken. */
export function readMessage(msg: unknown) {
  const message = record(msg)
  return {
    impact: text(message.impact),
    recommendation: texts(record(message.recommendation).content ?? message.recommendation),
    facts: facts.flatMap((name) => {
      const value = text(message[name])
      return value && value !== 'UNKNOWN URL' ? [{ name, value }] : []
    }),
    vulnerabilities: texts(message.vulIds),
    values: records(message.values).flatMap(({ label, value }) => {
      const name = text(label)
      return name ? [{ label: name, value: text(value) }] : []
    }),
    remotes: records(message.remoteHostMetadata).map(
      ({ ip, network, cityName, countryCode, connections }): Remote => ({
        ip: text(ip),
        network: text(network),
        place: [text(cityName), text(countryCode)].filter(Boolean).join(', '),
        connections: records(connections)
          .map(({ app, ipProto, port }) => [text(app), [text(ipProto), text(port)].filter(Boolean).join('/')])
          .map((parts) => parts.filter(Boolean).join(' '))
          .filter(Boolean)
          .join(', '),
      }),
    ),
  }
}
