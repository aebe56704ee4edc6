import { Anchor, Button, Group, Modal, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { SavedFilter } from '../../api/catalogue'
import { visible } from '../../text/visible'
import { CodeBox } from '../../ui/CodeBox'
import { Facts } from '../../ui/Facts'
import { devicesFound } from '../../ui/filter/address'
import { asFilter, conditions } from './meaning'

type Props = { filter: SavedFilter; usedBy: string[]; onClose(): void }

/** A saved filter whole: each condition, what it is in the filter language, and which attributes use it. */
export function FilterDialog({ filter, usedBy, onClose }: Props) {
  const { t } = useTranslation(['catalogue', 'common'])
  const parts = conditions(filter.filter)
  const text = asFilter(filter.filter)
  const facts = parts.map(({ field, values }) => ({
    label: visible(field),
    value: values.map((value) => value || t('filters.unknown')).join(t('filters.or')),
  }))
  return (
    <Modal
      opened
      onClose={onClose}
      title={visible(filter.filterName)}
      size="lg"
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <Stack>
        <Text c="dimmed">{t(parts.length > 0 ? 'filters.mustMeetAll' : 'filters.everythingAbout')}</Text>
        {parts.length > 0 && <Facts facts={facts} />}
        {text ? (
          <CodeBox label={t('filters.language')} value={text} copyLabel={t('filters.copy')} />
        ) : (
          text === null && <Text c="dimmed">{t('filters.notInLanguage')}</Text>
        )}
        <Text>
          {usedBy.length > 0 ? (
            <>
              {t('filters.usedBy')}{' '}
              {usedBy.map((name, index) => (
                <span key={name}>
                  {index > 0 && ', '}
                  <Anchor component={Link} to={`/catalogue/attributes?${new URLSearchParams({ search: name })}`}>
                    <bdi>{visible(name)}</bdi>
                  </Anchor>
                </span>
              ))}
            </>
          ) : (
            t('filters.unused')
          )}
        </Text>
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose} data-autofocus>
            {t('common:close')}
          </Button>
          {text !== null && (
            <Button component={Link} to={devicesFound(text)}>
              {t('showDevices')}
            </Button>
          )}
        </Group>
      </Stack>
    </Modal>
  )
}
