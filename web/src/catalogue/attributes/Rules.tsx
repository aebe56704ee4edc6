import { ActionIcon, Button, Select, Text } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconPlus, IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { savedFiltersQuery } from '../../api/catalogue'
import { visible } from '../../text/visible'
import type { FieldErrors } from '../../ui/fieldErrors'
import { mostRules, movedRule, type Rule, ruleProblems, withRule } from './draft'
import classes from './Rules.module.css'
import { ValueField } from './ValueField'

type Props = { rules: Rule[]; options: string[]; errors: FieldErrors; onChange(rules: Rule[]): void }

/** Which devices get which value: tried from the top, the first filter that fits decides. */
export function Rules({ rules, options, errors, onChange }: Props) {
  const { t } = useTranslation('catalogue')
  const { data: filters, isError } = useQuery(savedFiltersQuery)
  const problems = ruleProblems(rules)
  const set = (at: number, part: Partial<Rule>) =>
    onChange(rules.map((rule, index) => (index === at ? { ...rule, ...part } : rule)))
  // Names may be the same, and a filter may have gone meanwhile.
  const choices = (filters ?? []).map(({ filterId, filterName }) => ({ value: filterId, label: visible(filterName) }))

  return (
    <div>
      <Text component="div" fw={500}>
        {t('attributes.rules')}
      </Text>
      <Text c="dimmed" size="xs" mb={8}>
        {t('attributes.rulesHint')}
      </Text>
      <ol className={classes.rules}>
        {rules.map((rule, index) => {
          const wrong = problems.get(rule.id)
          const path = `valueFilterMapping[${index}]`
          const number = index + 1
          return (
            <li key={rule.id} className={classes.rule}>
              <Select
                label={t('attributes.ruleFilter', { number })}
                data={choices}
                value={rule.filterId || null}
                searchable
                nothingFoundMessage={t('attributes.noSuchFilter')}
                error={wrong?.filter ? t(`attributes.${wrong.filter}`) : errors[`${path}.filterId`]}
                onChange={(filterId) => set(index, { filterId: filterId ?? '' })}
              />
              <ValueField
                label={t('attributes.ruleValue', { number })}
                options={options}
                value={rule.value}
                error={wrong?.value ? t(`attributes.${wrong.value}`) : errors[`${path}.customAttributeValue`]}
                onChange={(value) => set(index, { value })}
              />
              <div className={classes.steps}>
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={t('attributes.ruleUp', { number })}
                  disabled={index === 0}
                  onClick={() => onChange(movedRule(rules, index, -1))}
                >
                  <IconArrowUp size={16} />
                </ActionIcon>
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={t('attributes.ruleDown', { number })}
                  disabled={index === rules.length - 1}
                  onClick={() => onChange(movedRule(rules, index, 1))}
                >
                  <IconArrowDown size={16} />
                </ActionIcon>
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={t('attributes.ruleRemove', { number })}
                  onClick={() => onChange(rules.filter((_, other) => other !== index))}
                >
                  <IconX size={16} />
                </ActionIcon>
              </div>
            </li>
          )
        })}
      </ol>
      {errors.valueFilterMapping && (
        <Text role="alert" size="xs">
          {errors.valueFilterMapping}
        </Text>
      )}
      {isError && <Text role="alert">{t('filters.failed')}</Text>}
      {filters?.length === 0 && <Text c="dimmed">{t('attributes.noFilters')}</Text>}
      <Button
        variant="default"
        size="xs"
        mt={8}
        leftSection={<IconPlus size={14} aria-hidden />}
        disabled={!filters?.length || rules.length >= mostRules}
        onClick={() => onChange(withRule(rules))}
      >
        {t('attributes.addRule')}
      </Button>
    </div>
  )
}
