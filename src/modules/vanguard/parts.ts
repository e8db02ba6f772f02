import type { Ctx } from '#platform/ctx.ts'
import type { View } from '#platform/web/env.ts'
import type { Html } from '#platform/web/html.ts'
import type { Day } from './day.ts'

/** What a slice adds to the board of one day; null where it has nothing to say to this reader. */
export type DayPart = (view: View, ctx: Ctx, day: Day) => Promise<Html | null>
