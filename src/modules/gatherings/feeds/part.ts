import { actions, linkButton } from '#platform/web/components.ts'
import type { Part } from '../parts.ts'
import { feedPath } from './address.ts'
import { feedWords } from './words.ts'

/** The way to put a gathering into one's own calendar, while it is still to come. */
export const feedPart: Part = ({ lang }, ctx, { id, published_at, reason_kind, ends_at }) => {
  if (published_at === null || reason_kind !== null || ends_at <= ctx.now) return Promise.resolve(null)
  const href = feedPath(ctx, `/gatherings/${id}/event.ics`)
  const link = linkButton({
    text: feedWords(lang).intoMine,
    href,
    icon: 'calendar-days',
    kind: 'quiet',
    download: true,
  })
  return Promise.resolve(actions(link))
}
