import { noTagType } from '../../api/catalogue'
import type { BulkAction } from '../../api/devices'

export type Kind = BulkAction['action']

/** What a person has given so far. */
export type Draft = { tagType: string; tagValue: string; attribute: string; value: string; site: string }

export const emptyDraft: Draft = { tagType: '', tagValue: '', attribute: '', value: '', site: '' }

/** The action that is meant, once all that it needs is there. */
export function actionOf(kind: Kind, draft: Draft): BulkAction | null {
  const { tagType, tagValue, attribute, value, site } = draft
  if (kind === 'attribute') return attribute ? { action: kind, attribute, value: value.trim() } : null
  if (kind === 'site') return site ? { action: kind, site } : null
  return tagValue.trim()
    ? { action: kind, tag: { tagType: tagType.trim() || noTagType, tagValue: tagValue.trim() } }
    : null
}
