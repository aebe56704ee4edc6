import { Modal } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { type Issue, isAlreadyIssued } from '../../api/keys'
import { AlreadyIssuedNote } from './AlreadyIssuedNote'
import { IssuedKeyView } from './IssuedKeyView'

type Props = { issue: Issue; onClose(): void }

/** No stray click and no Escape closes it: what it shows is shown once. */
export function IssuedModal({ issue, onClose }: Props) {
  const { t } = useTranslation('keys')
  const already = isAlreadyIssued(issue)
  return (
    <Modal
      opened
      onClose={() => {}}
      title={already ? t('already.title') : t('issued.title')}
      size="lg"
      withCloseButton={false}
      closeOnClickOutside={false}
      closeOnEscape={false}
    >
      {already ? (
        <AlreadyIssuedNote accessKey={issue.key} onClose={onClose} />
      ) : (
        <IssuedKeyView issued={issue} onDone={onClose} />
      )}
    </Modal>
  )
}
