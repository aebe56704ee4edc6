import type { Tag } from '../api/types'
import { visible } from '../text/visible'
import { Unknown } from '../ui/Foreign'

/** The type a tag has that was given none. */
export const noType = 'zzzNoTagTypeABC'

/** `Ward: 3`, or the value alone. */
export const tagName = ({ tagType, tagValue }: Pick<Tag, 'tagType' | 'tagValue'>) =>
  visible(tagType && tagType !== noType ? `${tagType}: ${tagValue}` : tagValue)

/** Tags in one line of a table, all of them on hover. */
export function TagList({ tags }: { tags: Tag[] | undefined }) {
  if (!tags?.length) return <Unknown />
  const names = tags.map(tagName).join(', ')
  return (
    <bdi className="cut" title={names}>
      {names}
    </bdi>
  )
}
