import { notifications } from '@mantine/notifications'
import { useTranslation } from 'react-i18next'
import { ApiError } from '../api/client'

/** Short messages at the corner: what was done, or what could not be done in the background. */
export function useTell() {
  const { t } = useTranslation()
  return {
    done: (message: string) => notifications.show({ message, closeButtonProps: { 'aria-label': t('close') } }),
    failure: (error: unknown) =>
      notifications.show({
        color: 'red',
        title: t('failure.notSaved'),
        message: error instanceof ApiError ? error.message : t('failure.unreachable'),
        closeButtonProps: { 'aria-label': t('close') },
      }),
  }
}
