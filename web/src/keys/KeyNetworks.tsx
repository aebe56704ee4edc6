import { useTranslation } from 'react-i18next'

export function KeyNetworks({ networks }: { networks: string[] }) {
  const { t } = useTranslation('keys')
  const [first, ...more] = networks
  if (!first) return <span className="dimmed">{t('networks.any')}</span>
  return (
    <span className="cut" title={networks.join(', ')}>
      <span className="mono">{first}</span>
      {more.length > 0 && ` +${more.length}`}
    </span>
  )
}
