import { ActionIcon, Button, Tooltip, VisuallyHidden } from '@mantine/core'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useCopy } from './useCopy'

type Props = { value: string; label: string; withText?: boolean }

/** Copies and says so: on the button, and to a screen reader. */
export function Copy({ value, label, withText = false }: Props) {
  const { t } = useTranslation()
  const [state, copy] = useCopy()
  const icon = state === 'copied' ? <IconCheck size={16} /> : <IconCopy size={16} />
  const words = state === 'copied' ? t('copy.done') : state === 'failed' ? t('copy.failed') : label
  return (
    <>
      {withText ? (
        <Button variant="default" size="xs" leftSection={icon} aria-label={label} onClick={() => copy(value)}>
          {state === 'idle' ? t('copy.verb') : words}
        </Button>
      ) : (
        <Tooltip label={words} {...(state !== 'idle' && { opened: true })}>
          <ActionIcon variant="subtle" color="gray" size="sm" aria-label={label} onClick={() => copy(value)}>
            {icon}
          </ActionIcon>
        </Tooltip>
      )}
      <VisuallyHidden role="status">{state !== 'idle' && words}</VisuallyHidden>
    </>
  )
}
