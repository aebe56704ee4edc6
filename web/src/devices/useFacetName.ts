import { useTranslation } from 'react-i18next'
import { visible } from '../text/visible'

const levels = ['critical', 'high', 'medium', 'low'] as const

/** How a value of a field is called where the server's word is a word of ours. */
export function useFacetName() {
  const { t } = useTranslation(['devices', 'common'])
  return (field: string, value: string) => {
    const level = levels.find((one) => one === value.toLowerCase())
    if (field === 'risk_level' && level) return t(`common:severity.${level}`)
    if (field === 'monitored') return t(value === 'true' ? 'monitored' : 'discovered')
    if (field === 'traffic_restricted') return t(value === 'true' ? 'yes' : 'no')
    return visible(value)
  }
}
