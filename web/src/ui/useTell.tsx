import { notifications } from '@mantine/notifications'
import { useTranslation } from 'react-i18next'
import { useWords } from './useWords'

/** Short messages at the corner: what was done, or what could not be done in the background. */
export function useTell() {
  const { t } = useTranslation()
  const words = useWords()
  const closeButtonProps = { 'aria-label': t('close') }
  return {
    done: (message: string) => notifications.show({ message, closeButtonProps }),
    /** Something was not kept. */
    failure: (error: unknown) =>
      notifications.show({ color: 'red', title: t('failure.notSaved'), message: words(error), closeButtonProps }),
    /** What was asked for did not happen, with nothing to keep: a sign-out, a download. */
    refusal: (error: unknown, title: string) =>
      notifications.show({ color: 'red', title, message: words(error), closeButtonProps }),
  }
}
