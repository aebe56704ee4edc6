import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { changeTags, type Tag } from '../../api/catalogue'
import { isProblem } from '../../api/client'
import { formatNumber } from '../../text/number'
import { tagBody, tagText } from '../../text/tagName'
import { visible } from '../../text/visible'
import { Failure } from '../../ui/Failure'
import { quoteValue } from '../../ui/filter/terms'
import { useChanged } from '../../ui/useChanged'
import { useTell } from '../../ui/useTell'
import { useTagPreview } from './useTagPreview'

type Props = {
  tag: Tag /** How many devices have it is not told then, only how many have the word. */
  sharesWord: boolean
  onClose(): void
}

/** Takes a tag off all its devices, once it is known how many these are. */
export function UntagDialog({ tag, sharesWord, onClose }: Props) {
  const { t } = useTranslation(['catalogue', 'common'])
  const changed = useChanged()
  const tell = useTell()
  const [error, setError] = useState<unknown>(null)
  const [sending, setSending] = useState(false)
  const change = { action: 'untag', tag: tagBody(tag), filter: `tag:${quoteValue(tag.tagValue)}` } as const
  const preview = useTagPreview(change)
  const { total = 0, too_many = false } = preview.data ?? {}
  const shown = formatNumber(total)
  const name = visible(tagText(tag))

  async function act() {
    setSending(true)
    setError(null)
    try {
      const { done, failed } = await changeTags(change, total)
      if (sharesWord && !failed) tell.done(t('tags.untaggedAll', { tag: name }))
      else tell.done(t(failed ? 'tags.untaggedPartly' : 'tags.untagged', { tag: name, count: done, failed }))
      changed('devices')
      onClose()
    } catch (thrown) {
      setError(thrown)
      setSending(false)
      if (isProblem(thrown, 'changed-match')) preview.refetch()
    }
  }

  return (
    <Modal
      opened
      onClose={onClose}
      title={t('tags.untagTitle', { tag: name })}
      closeOnClickOutside={!sending}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <Stack>
        <Text role="status">
          {preview.isPending && t('tags.counting')}
          {preview.isSuccess && total === 0 && t('tags.untagNobody')}
          {preview.isSuccess &&
            total > 0 &&
            !too_many &&
            t(sharesWord ? 'tags.untagAmong' : 'tags.untagAbout', { count: total, shown })}
          {too_many && t('tags.tooMany', { shown })}
        </Text>
        {preview.isSuccess && total > 0 && !too_many && <Text c="dimmed">{t('tags.untagStays')}</Text>}
        {preview.isError && <Failure error={preview.error} onRetry={() => preview.refetch()} />}
        {isProblem(error, 'changed-match') ? (
          <Text role="alert">{t('tags.changedMatch')}</Text>
        ) : (
          error !== null && <Failure error={error} />
        )}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose} data-autofocus>
            {t('common:cancel')}
          </Button>
          <Button
            color="danger"
            loading={sending}
            disabled={!preview.isSuccess || preview.isFetching || total === 0 || too_many}
            onClick={act}
          >
            {t('tags.untagVerb')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
