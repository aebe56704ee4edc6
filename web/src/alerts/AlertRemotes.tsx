import { useTranslation } from 'react-i18next'
import { Foreign } from '../ui/Foreign'
import { Section } from '../ui/Section'
import table from '../ui/Table.module.css'
import type { Remote } from './message'

/** The hosts that the device spoke to. */
export function AlertRemotes({ remotes }: { remotes: Remote[] }) {
  const { t } = useTranslation('alerts')
  return (
    <Section title={t('detail.remotes')}>
      {/* No landmark of its own: the section is one, and has the same name. */}
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset holds fields */}
      <div
        role="group"
        className={table.frame}
        aria-label={t('detail.remotes')}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls is reached by the keyboard
        tabIndex={0}
      >
        <table className={table.table} style={{ minWidth: 420 }}>
          <thead>
            <tr>
              {(['ip', 'network', 'place', 'connections'] as const).map((name) => (
                <th key={name} scope="col">
                  {t(`remote.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {remotes.map(({ ip, network, place, connections }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two hosts may be alike, and none moves
              <tr key={index}>
                <td>
                  <Foreign mono value={ip} />
                </td>
                <td>
                  <Foreign value={network} />
                </td>
                <td>
                  <Foreign value={place} />
                </td>
                <td>
                  <Foreign value={connections} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  )
}
