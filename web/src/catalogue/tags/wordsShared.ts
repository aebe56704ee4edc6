import type { Tag } from '../../api/catalogue'

/** Whether another of the tags has the same word, under another type. Filters find tags by the word, in any case. */
export function wordsShared(tags: Tag[]): (tag: Tag) => boolean {
  const times = new Map<string, number>()
  const word = ({ tagValue }: Tag) => tagValue.toLowerCase()
  for (const tag of tags) times.set(word(tag), (times.get(word(tag)) ?? 0) + 1)
  return (tag) => (times.get(word(tag)) ?? 0) > 1
}
