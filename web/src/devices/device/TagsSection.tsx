import { Button, CloseButton } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '../../api/session'
import { tagText } from '../../text/tagName'
import { visible } from '../../text/visible'
import { Section } from '../../ui/Section'
import { useTell } from '../../ui/useTell'
import { ChangeOne, useChangeOne } from './ChangeOne'
import classes from './DeviceSummary.module.css'
import type { DeviceDetail } from './useDevice'

export function TagsSection({ device }: { device: DeviceDetail }) {
  const { t } = useTranslation('device')
  const tell = useTell()
  const { role } = useSession()
  const change = useChangeOne(device.deviceid)
  const [adding, setAdding] = useState(false)
  const mayChange = role !== 'read-only'
  const tags = device.allTags ?? []
  return (
    <Section
      title={t('tags.title')}
      action={
        mayChange && (
          <Button variant="default" size="xs" onClick={() => setAdding(true)}>
            {t('tags.add')}
          </Button>
        )
      }
    >
      {tags.length === 0 && <span className="dimmed">{t('tags.none')}</span>}
      <ul className={classes.words}>
        {tags.map(({ tagId, tagType, tagValue }) => {
          const name = visible(tagText({ tagType, tagValue }))
          return (
            <li key={tagId} className={classes.word}>
              <bdi>{name}</bdi>
              {mayChange && (
                <CloseButton
                  size="xs"
                  aria-label={t('tags.remove', { name })}
                  onClick={() =>
                    change({ action: 'untag', tag: { tagType, tagValue } }).then(
                      () => tell.done(t('tags.removed', { name })),
                      tell.failure,
                    )
                  }
                />
              )}
            </li>
          )
        })}
      </ul>
      {adding && <ChangeOne deviceid={device.deviceid} kind="tag" onClose={() => setAdding(false)} />}
    </Section>
  )
}
