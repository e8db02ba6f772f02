import type { Ctx } from '#platform/ctx.ts'
import { prepareDays } from './days/prepare.ts'

/** What happens to vanguard days on a clock, in each area. Each may be done twice, or by two at once. */
export const vanguardClock: readonly {
  name: string
  everySeconds: number
  work: (ctx: Ctx) => Promise<unknown>
}[] = [{ name: 'days of the vanguard', everySeconds: 900, work: prepareDays }]
