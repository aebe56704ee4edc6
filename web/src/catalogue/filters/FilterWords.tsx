import { useTranslation } from 'react-i18next'
import type { SavedFilter } from '../../api/catalogue'
import { visible } from '../../text/visible'
import { Foreign } from '../../ui/Foreign'
import { conditions } from './meaning'

/** What a saved filter selects, in words, on one line. */
export function useMeaning() {
  const { t } = useTranslation('catalogue')
  return ({ filter }: SavedFilter) => {
    const parts = conditions(filter).map(({ field, values }) =>
      t('filters.is', {
        field: visible(field),
        values: values.map((value) => visible(value) || t('filters.unknown')).join(t('filters.or')),
      }),
    )
    return parts.length > 0 ? parts.join(t('filters.and')) : t('filters.everything')
  }
}

export function FilterWords({ filter }: { filter: SavedFilter }) {
  return <Foreign value={useMeaning()(filter)} />
}
