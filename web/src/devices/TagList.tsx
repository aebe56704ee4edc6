import type { Tag } from '../api/types'
import { tagText } from '../text/tagName'
import { visible } from '../text/visible'
import { Unknown } from '../ui/Foreign'

/** Tags in one line of a table, all of them on hover. */
export function TagList({ tags }: { tags: Tag[] | undefined }) {
  if (!tags?.length) return <Unknown />
  const names = tags.map((tag) => visible(tagText(tag))).join(', ')
  return (
    <bdi className="cut" title={names}>
      {names}
    </bdi>
  )
}
