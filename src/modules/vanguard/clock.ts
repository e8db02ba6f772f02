import type { Ctx } from '#platform/ctx.ts'
import { countAttending } from './counting/attending.ts'
import { prepareDays } from './days/prepare.ts'
import { proposeHours } from './hours/proposing.ts'
import { forgetLeft } from './personal/forget.ts'
import { endRests } from './volunteers/standing.ts'
import { expireSwaps } from './shifts/gaps.ts'

/** What happens to vanguard days on a clock, in each area. Each may be done twice, or by two at once. */
export const vanguardClock: readonly {
  name: string
  everySeconds: number
  work: (ctx: Ctx) => Promise<unknown>
}[] = [
  { name: 'days of the vanguard', everySeconds: 900, work: prepareDays },
  { name: 'who came to vanguard days, by their numbers', everySeconds: 600, work: countAttending },
  { name: 'hours of shifts that ended', everySeconds: 600, work: proposeHours },
  { name: 'rests that are over', everySeconds: 3600, work: endRests },
  { name: 'volunteers who left, forgotten', everySeconds: 6 * 3600, work: forgetLeft },
  { name: 'places nobody took over', everySeconds: 300, work: expireSwaps },
]
