import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { previewTags, type TagChange } from '../../api/catalogue'

/** How many devices a change would be about, before anything is changed; null: not asked yet. */
export function useTagPreview(change: TagChange | null) {
  return useQuery({
    queryKey: ['tag-preview', change],
    queryFn: ({ signal }) => {
      if (!change) throw new Error('a preview needs a change')
      return previewTags(change, signal)
    },
    enabled: change !== null,
    placeholderData: change === null ? undefined : keepPreviousData,
    gcTime: 0,
    retry: false,
  })
}
