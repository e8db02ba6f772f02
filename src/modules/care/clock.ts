import type { Ctx } from '#platform/ctx.ts'
import { followElders } from './plans/following.ts'
import { endRests } from './plans/resting.ts'
import { watchVisits } from './visits/escalating.ts'
import { layVisits } from './visits/laying.ts'
import { tellOfToday } from './visits/telling.ts'

/** What happens to care on a clock, in each area. Each may be done twice, or by two at once. */
export const careClock: readonly {
  name: string
  everySeconds: number
  work: (ctx: Ctx) => Promise<unknown>
}[] = [
  { name: 'visits nobody closed', everySeconds: 60, work: watchVisits },
  { name: 'visits of today', everySeconds: 300, work: tellOfToday },
  { name: 'rests that are over', everySeconds: 3600, work: endRests },
  { name: 'elders who moved away', everySeconds: 3600, work: followElders },
  { name: 'visits laid out', everySeconds: 3600, work: layVisits },
]
