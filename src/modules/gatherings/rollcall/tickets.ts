import { uuidv7 } from '#base/uuid.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { lockGathering } from '../gathering.ts'
import { wasHeld, type GatheringState } from '../kinds.rules.ts'
import { writeMarks } from './mark.ts'
import { numberMark } from './mark.rules.ts'
import { mendWords } from './mend.words.ts'

type Method = 'count' | 'ticket' | 'estimate' | null
/** By whose number tickets go on counting, and whose they follow once the roll-call ended. */
const counting: readonly Method[] = [null, 'ticket']
const followed: readonly Method[] = ['ticket']

type ByTickets = { gatheringId: string; number: number }

/**
 * Notes how many came as tickets say it, for a module that hands out numbers, in the caller's transaction. Whoever counted by hand
 * has the last word: then nothing is noted, as for the same number again and before it begins. Tickets that reach us after the
 * roll-call ended change its number where that was theirs, with that as the reason. Whether something was noted.
 */
export async function noteTickets(tx: Tx, ctx: Ctx, { gatheringId, number }: ByTickets): Promise<boolean> {
  const gathering = await lockGathering(tx, ctx, gatheringId)
  if (!gathering || gathering.starts_at > ctx.now || !takesTickets(gathering)) return false
  if (number === (gathering.counted ?? 0)) return false
  const reason = wasHeld(gathering.state) ? mendWords(ctx.lang).lateTickets : null
  const mark = { ...numberMark(number, 'ticket'), id: uuidv7(ctx.now), corrects: null, reason, deviceAt: ctx.now }
  const { taken } = await writeMarks(tx, ctx, { gathering, device: null, aheadMs: 0, marks: [mark] })
  return taken.length > 0
}

const takesTickets = ({ state, count_method: method }: { state: GatheringState; count_method: Method }): boolean =>
  wasHeld(state) ? followed.includes(method) : state === 'published' && counting.includes(method)
