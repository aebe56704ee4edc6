import { noTagType, type Tag, type TagName } from '../api/catalogue'

/** A tag without a type has none to show. */
export const tagType = ({ tagType }: TagName) => (tagType === noTagType ? '' : tagType)

/** `Ward: 3`, or the value alone. */
export const tagText = (tag: TagName) => (tagType(tag) ? `${tag.tagType}: ${tag.tagValue}` : tag.tagValue)

/** As the server takes it. */
export const tagBody = ({ tagType, tagValue }: TagName | Tag): TagName | string =>
  tagType && tagType !== noTagType ? { tagType, tagValue } : tagValue
