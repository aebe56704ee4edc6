import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'

/** null: another part of the page tells its title. */
export function usePageTitle(title: string | null) {
  const { t } = useTranslation()
  useEffect(() => {
    if (title !== null) document.title = `${title} · ${t('product')}`
  }, [title, t])
}
