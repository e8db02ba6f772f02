import { done, refused, type Outcome } from '#base/outcome.ts'
import { uuidv7 } from '#base/uuid.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { inArea } from '#platform/db/in-area.ts'
import { mayLead } from '../access.ts'
import { gatheringOf, isVisible, lockGathering } from '../gathering.ts'
import { writeMarks, type Written } from './mark.ts'
import type { MarkRefusal, Noted } from './mark.rules.ts'
import type { Held, Noting } from './noting.ts'

/** Holds a gathering for somebody who wants to note something about it; undefined for one they may not know of. */
export async function holdToMark(
  tx: Tx,
  ctx: Ctx,
  id: string,
): Promise<{ gathering: Held; leads: boolean } | undefined> {
  const gathering = await lockGathering(tx, ctx, id)
  const shown = gathering && (await gatheringOf(tx, ctx, id))
  if (!shown || !isVisible(ctx, shown)) return undefined
  return { gathering, leads: mayLead(ctx.actor, shown) }
}

/**
 * Takes the marks of one device, also of hours ago, also a second time. Whoever does not lead the gathering (any more) gets
 * each of them back by its id.
 */
export const takeMarks = (ctx: Ctx, id: string, noting: Noting): Promise<Outcome<Written, 'unknown'>> =>
  inArea(ctx, async (tx) => {
    const held = await holdToMark(tx, ctx, id)
    if (!held) return refused('unknown')
    if (held.leads) return done(await writeMarks(tx, ctx, { ...noting, gathering: held.gathering }))
    return done({ taken: [], refused: noting.marks.map((mark) => ({ id: mark.id, why: 'not-leader' as const })) })
  })

/** One mark that was made here and now, by a form. */
type Made = Omit<Noted, 'id' | 'corrects' | 'reason' | 'deviceAt'> &
  Partial<Pick<Noted, 'id' | 'corrects' | 'reason' | 'deviceAt'>>

/** Takes one mark made here and now. Refuses what `takeMarks` refuses. */
export async function takeOne(ctx: Ctx, id: string, mark: Made): Promise<Outcome<string, 'unknown' | MarkRefusal>> {
  const whole: Noted = { id: uuidv7(ctx.now), corrects: null, reason: null, deviceAt: ctx.now, ...mark }
  const outcome = await takeMarks(ctx, id, { device: null, aheadMs: 0, marks: [whole] })
  if (!outcome.done) return outcome
  const [no] = outcome.value.refused
  return no ? refused(no.why) : done(whole.id)
}
