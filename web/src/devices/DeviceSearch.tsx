import { useTranslation } from 'react-i18next'
import { SearchField } from '../ui/SearchField'

type Props = { value: string; onChange(value: string): void }

export function DeviceSearch(props: Props) {
  const { t } = useTranslation('devices')
  return <SearchField label={t('search')} hint={t('searchHint')} clearLabel={t('none.clear')} {...props} />
}
