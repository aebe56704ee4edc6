import { Button, Checkbox, Skeleton, Stack, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Facet, type FacetOf, loadFacets } from '../../api/facets'
import { formatNumber } from '../../text/number'
import { visible } from '../../text/visible'
import { Failure } from '../Failure'
import classes from './FacetMenu.module.css'
import { facetOf, withFacet } from './terms'

export type FacetValuesProps = {
  of: FacetOf
  /** As filters name it. */
  field: string
  filter: string
  search?: string
  onChange(filter: string): void
  /** How a value is called, where the server's word is not for people. */
  nameOf?(value: string): string
}

const fewEnoughToSee = 8

export function FacetValues({ of, field, filter, search = '', onChange, nameOf = visible }: FacetValuesProps) {
  const { t } = useTranslation(['filter', 'common'])
  const [part, setPart] = useState('')
  // What could be chosen besides: counted without this field's own condition.
  const { values, rest } = facetOf(filter, field)
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['facets', of, field, rest, search],
    queryFn: ({ signal }) => loadFacets(of, field, rest, search, signal),
  })
  if (isPending) return <Loading />
  if (error) return <Failure error={error} onRetry={() => refetch()} />

  const name = (value: string) => (value ? nameOf(value) : t('common:unknown'))
  const gone: Facet[] = values
    .filter((value) => !data.items.some((item) => item.value.toLowerCase() === value.toLowerCase()))
    .map((value) => ({ value, count: 0 }))
  const shown = [...gone, ...data.items].filter(({ value }) => name(value).toLowerCase().includes(part.toLowerCase()))
  const has = (value: string) => values.some((one) => one.toLowerCase() === value.toLowerCase())
  const toggle = (value: string) =>
    onChange(
      withFacet(
        filter,
        field,
        has(value) ? values.filter((one) => one.toLowerCase() !== value.toLowerCase()) : [...values, value],
      ),
    )
  return (
    <>
      {data.items.length > fewEnoughToSee && (
        <TextInput
          size="xs"
          mb={8}
          aria-label={t('facet.find')}
          placeholder={t('facet.find')}
          value={part}
          onChange={(event) => setPart(event.currentTarget.value)}
        />
      )}
      {data.items.length === 0 && gone.length === 0 && <p className={classes.note}>{t('facet.none')}</p>}
      <div className={classes.list}>
        {shown.map(({ value, count }) => (
          <div key={value} className={classes.row}>
            <Checkbox size="xs" label={name(value)} checked={has(value)} onChange={() => toggle(value)} />
            <span className="dimmed">{formatNumber(count)}</span>
          </div>
        ))}
      </div>
      {(data.has_more || !data.is_exact) && (
        <p className={classes.note}>
          {data.has_more && t('facet.more')} {!data.is_exact && t('facet.part', { shown: formatNumber(data.counted) })}
        </p>
      )}
      {values.length > 0 && (
        <Button variant="subtle" size="compact-xs" mt={8} onClick={() => onChange(rest)}>
          {t('facet.clear')}
        </Button>
      )}
    </>
  )
}

function Loading() {
  return (
    <Stack gap={10} aria-busy>
      {[80, 60, 70, 40].map((width) => (
        <Skeleton key={width} height={10} width={`${width}%`} />
      ))}
    </Stack>
  )
}
