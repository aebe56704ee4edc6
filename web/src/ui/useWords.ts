import { useTranslation } from 'react-i18next'
import { ApiError, Unreachable } from '../api/client'

/** What to tell of an error, as a person can use it. */
export function useWords(): (error: unknown) => string {
  const { t } = useTranslation()
  return (error) => {
    if (error instanceof Unreachable) return t('failure.unreachable')
    if (!(error instanceof ApiError)) return t('failure.unknown')
    const fields = error.problem.validations?.body
    if (fields?.length) {
      return fields
        .map(({ property, messages }) => `${property.replace(/^instance\./, '')}: ${messages.join(', ')}`)
        .join('. ')
    }
    if (error.status >= 500) return t('failure.server')
    return error.message
  }
}
