import { ActionIcon, Button, Checkbox, Group, Popover, SegmentedControl, Stack } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconColumns3 } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Column } from './column'
import type { Density } from './useDensity'
import type { Layout } from './useLayout'

type Props<Row> = { columns: Column<Row>[]; layout: Layout<Row> }

/** Chooses and orders columns, each step by the keyboard as well. */
export function ColumnMenu<Row>({ columns, layout }: Props<Row>) {
  const { t } = useTranslation('table')
  const rest = columns.filter(({ name }) => !layout.shown.some((shown) => shown.name === name))
  const last = layout.shown.length - 1
  return (
    <Popover position="bottom-end" trapFocus returnFocus shadow="sm">
      <Popover.Target>
        <Button variant="default" size="xs" leftSection={<IconColumns3 size={15} aria-hidden />}>
          {t('columns')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('columns')}>
        <Stack gap={6} mah={420} style={{ overflowY: 'auto' }}>
          <SegmentedControl
            size="xs"
            aria-label={t('density')}
            value={layout.density}
            onChange={(density) => layout.setDensity(density as Density)}
            data={(['comfortable', 'compact'] as const).map((value) => ({ value, label: t(value) }))}
          />
          {[...layout.shown, ...rest].map(({ name, title }, index) => (
            <Group key={name} gap={4} wrap="nowrap" justify="space-between">
              <Checkbox
                size="xs"
                label={title}
                checked={index <= last}
                disabled={index === 0 && last === 0}
                onChange={() => layout.toggle(name)}
              />
              {index <= last && (
                <Group gap={2} wrap="nowrap">
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    size="sm"
                    aria-label={t('moveUp', { name: title })}
                    disabled={index === 0}
                    onClick={() => layout.move(name, -1)}
                  >
                    <IconArrowUp size={14} />
                  </ActionIcon>
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    size="sm"
                    aria-label={t('moveDown', { name: title })}
                    disabled={index === last}
                    onClick={() => layout.move(name, 1)}
                  >
                    <IconArrowDown size={14} />
                  </ActionIcon>
                </Group>
              )}
            </Group>
          ))}
          <Button variant="subtle" size="compact-xs" onClick={layout.reset}>
            {t('columnsReset')}
          </Button>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  )
}
