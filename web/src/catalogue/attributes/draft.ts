import type { Attribute, NewAttribute } from '../../api/catalogue'

/** A rule as its form has it; `id` alone tells rows apart while they move. */
export type Rule = { id: number; filterId: string; value: string }
export type Draft = { name: string; defaultValue: string; rules: Rule[] }

export const mostRules = 50

export const draftOf = (attribute?: Attribute): Draft => ({
  name: attribute?.customAttributeName ?? '',
  defaultValue: attribute?.defaultValue ?? '',
  rules: (attribute?.ruleOrders ?? []).map(({ filterId, customAttributeValue }, id) => ({
    id,
    filterId,
    value: customAttributeValue,
  })),
})

export const toBody = ({ defaultValue, rules }: Draft): Pick<NewAttribute, 'defaultValue' | 'valueFilterMapping'> => ({
  defaultValue: defaultValue.trim(),
  valueFilterMapping: rules.map(({ filterId, value }) => ({ filterId, customAttributeValue: value.trim() })),
})

export type RuleProblem = 'filterTwice' | 'valueTwice'

/** The server's rules, told while one writes: each filter and each value may stand once. */
export function ruleProblems(rules: Rule[]): Map<number, { filter?: RuleProblem; value?: RuleProblem }> {
  const problems = new Map<number, { filter?: RuleProblem; value?: RuleProblem }>()
  const filters = new Set<string>()
  const values = new Set<string>()
  for (const { id, filterId, value } of rules) {
    const text = value.trim()
    const twice = {
      ...(filterId && filters.has(filterId) && { filter: 'filterTwice' as const }),
      ...(text && values.has(text) && { value: 'valueTwice' as const }),
    }
    if (twice.filter || twice.value) problems.set(id, twice)
    filters.add(filterId)
    values.add(text)
  }
  return problems
}

export const isComplete = ({ name, rules }: Draft) =>
  name.trim() !== '' && rules.every(({ filterId, value }) => filterId && value.trim()) && ruleProblems(rules).size === 0

export const withRule = (rules: Rule[]): Rule[] => [
  ...rules,
  { id: Math.max(-1, ...rules.map(({ id }) => id)) + 1, filterId: '', value: '' },
]

export function movedRule(rules: Rule[], from: number, by: -1 | 1): Rule[] {
  const moved = [...rules]
  const [rule] = moved.splice(from, 1)
  if (rule) moved.splice(from + by, 0, rule)
  return moved
}
