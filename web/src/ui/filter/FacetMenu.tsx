import { ActionIcon, Popover } from '@mantine/core'
import { IconFilter, IconFilterFilled } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './FacetMenu.module.css'
import { FacetValues, type FacetValuesProps } from './FacetValues'
import { facetOf } from './terms'

type Props = FacetValuesProps & { title: string }

/** The values of a column with their numbers, to narrow the list by: what is chosen becomes a condition of the filter. */
export function FacetMenu({ title, ...values }: Props) {
  const { t } = useTranslation('filter')
  const [opened, setOpened] = useState(false)
  const chosen = facetOf(values.filter, values.field).values.length > 0
  const Icon = chosen ? IconFilterFilled : IconFilter
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-start" width={300} trapFocus returnFocus shadow="sm">
      <Popover.Target>
        <ActionIcon
          className={classes.button}
          data-chosen={chosen || undefined}
          variant="subtle"
          color="gray"
          size="sm"
          aria-label={t(chosen ? 'facet.openChosen' : 'facet.open', { name: title })}
          onClick={() => setOpened(!opened)}
        >
          <Icon size={13} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown aria-label={title}>
        <FacetValues {...values} />
      </Popover.Dropdown>
    </Popover>
  )
}
