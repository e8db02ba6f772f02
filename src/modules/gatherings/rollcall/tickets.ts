import { uuidv7 } from '#base/uuid.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { lockGathering } from '../gathering.ts'
import { writeMarks } from './mark.ts'
import { numberMark } from './mark.rules.ts'

type ByTickets = { gatheringId: string; number: number }

/**
 * Notes how many came as tickets say it, for a module that hands out numbers, in the caller's transaction. Whoever counted by hand
 * has the last word: then nothing is noted, as for the same number again, before it begins, and once the roll-call ended. Whether
 * something was.
 */
export async function noteTickets(tx: Tx, ctx: Ctx, { gatheringId, number }: ByTickets): Promise<boolean> {
  const gathering = await lockGathering(tx, ctx, gatheringId)
  if (gathering?.state !== 'published' || gathering.starts_at > ctx.now) return false
  if (gathering.count_method !== null && gathering.count_method !== 'ticket') return false
  if (number === (gathering.counted ?? 0)) return false
  const mark = { ...numberMark(number, 'ticket'), id: uuidv7(ctx.now), corrects: null, reason: null, deviceAt: ctx.now }
  const { taken } = await writeMarks(tx, ctx, { gathering, device: null, aheadMs: 0, marks: [mark] })
  return taken.length > 0
}
