import { Chip, Group, Input, Text, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { formatNumber } from '../../text/number'
import { dateFieldValue, day, formatMinute } from '../../text/time'
import { useNow } from '../../ui/Time'
import { type Draft, endOf, lastDate, lifetimes } from './draft'

type Props = { draft: Draft; maxDays: number; onChange(part: Partial<Draft>): void }

export function LifetimeStep({ draft, maxDays, onChange }: Props) {
  const { t } = useTranslation('keys')
  const now = useNow()
  const { lifetime } = draft
  const end = endOf(lifetime, maxDays, now)
  const date = 'date' in lifetime ? lifetime.date : null

  const choose = (choice: string) =>
    onChange({
      lifetime: choice === 'date' ? { date: end ? dateFieldValue(end) : '' } : { days: Number(choice) },
    })

  return (
    <>
      <Input.Wrapper
        label={t('wizard.lifetime')}
        labelElement="div"
        description={t('wizard.lifetimeHint', { days: formatNumber(maxDays) })}
      >
        <Chip.Group value={'days' in lifetime ? String(lifetime.days) : 'date'} onChange={choose}>
          <Group gap="xs" mt="sm" role="radiogroup" aria-label={t('wizard.lifetime')}>
            {lifetimes(maxDays).map((days, index) => (
              <Chip
                key={days}
                name="lifetime"
                value={String(days)}
                radius="sm"
                data-autofocus={index === 0 || undefined}
              >
                {t('wizard.days', { count: days, shown: formatNumber(days) })}
              </Chip>
            ))}
            <Chip name="lifetime" value="date" radius="sm">
              {t('wizard.date')}
            </Chip>
          </Group>
        </Chip.Group>
      </Input.Wrapper>
      {date !== null && (
        <TextInput
          type="date"
          label={t('wizard.lastDay')}
          maw={220}
          min={dateFieldValue(now + day)}
          max={lastDate(maxDays, now)}
          value={date}
          onChange={(event) => onChange({ lifetime: { date: event.currentTarget.value } })}
        />
      )}
      <Text role="status">
        {end
          ? t('wizard.ends', { end: formatMinute(end) })
          : t('wizard.noEnd', { last: formatMinute(now + maxDays * day) })}
      </Text>
    </>
  )
}
