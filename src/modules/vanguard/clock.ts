import type { Ctx } from '#platform/ctx.ts'
import { expireSwaps } from './shifts/gaps.ts'

/** What happens to vanguard days on a clock, in each area. Each may be done twice, or by two at once. */
export const vanguardClock: readonly {
  name: string
  everySeconds: number
  work: (ctx: Ctx) => Promise<unknown>
}[] = [{ name: 'places nobody took over', everySeconds: 300, work: expireSwaps }]
