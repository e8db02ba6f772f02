import type { Ctx } from '#platform/ctx.ts'
import { forgetPhotos } from './after/photo.ts'
import { drawDue } from './draw/draw.ts'
import { alertDue } from './reminding/alert.ts'
import { remindDue } from './reminding/remind.ts'
import { closeForgotten } from './rollcall/closing.ts'
import { layOut } from './series/laying.ts'
import { expireOffers } from './signup/leaving.ts'

/** What happens to gatherings on a clock, in each area. Each may be done twice, or by two at once. */
export const gatheringsClock: readonly {
  name: string
  everySeconds: number
  work: (ctx: Ctx) => Promise<unknown>
}[] = [
  { name: 'places nobody answered for', everySeconds: 60, work: expireOffers },
  { name: 'draw places', everySeconds: 60, work: drawDue },
  { name: 'remind of tomorrow', everySeconds: 60, work: remindDue },
  { name: 'nobody signed up', everySeconds: 300, work: alertDue },
  { name: 'roll-calls nobody ended', everySeconds: 600, work: closeForgotten },
  { name: 'series laid out', everySeconds: 3600, work: layOut },
  { name: 'photos of gatherings after a year', everySeconds: 6 * 3600, work: forgetPhotos },
]
