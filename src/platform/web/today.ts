import type { Ctx } from '../ctx.ts'
import type { ListItem } from './components.ts'

/**
 * What a module adds to Today: lines that want a hand of this reader now, the most pressing first; none where nothing waits or where
 * it is not theirs. No name stands in them: they are shown alike to all with the same roles in the same places.
 */
export type TodayPart = (ctx: Ctx) => Promise<readonly TodayItem[]>

/** `urgent`: before everything else of the day. */
export type TodayItem = ListItem & { urgent?: boolean }
