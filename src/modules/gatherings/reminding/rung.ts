import { done, refused, type Outcome } from '#base/outcome.ts'
import type { Ctx } from '#platform/ctx.ts'
import { inArea } from '#platform/db/in-area.ts'
import { record } from '#platform/facts/record.ts'
import type { SignUpFact } from '../facts.ts'
import { lockGathering } from '../gathering.ts'

/** How somebody is told whom no message reaches. */
export const rungHows = ['telephone', 'door'] as const
export type RungHow = (typeof rungHows)[number]

/** Pressed twice. */
const SAME_PRESS_MS = 60_000

type Rung = { gatheringId: string; signUpId: string; how: RungHow }

/**
 * Notes that somebody who is signed up was told by telephone or at the door. A second press changes nothing; told again later is
 * another call. Refuses `unknown` for a sign-up of another gathering, and for one that stands no more.
 */
export const noteRung = (ctx: Ctx, { gatheringId, signUpId, how }: Rung): Promise<Outcome<null, 'unknown'>> =>
  inArea(ctx, async (tx) => {
    if (!(await lockGathering(tx, ctx, gatheringId))) return refused('unknown')
    const signUp = await tx
      .selectFrom('gatherings.signup')
      .select(['seats', 'rung_at'])
      .where('area_id', '=', ctx.area.id)
      .where('gathering_id', '=', gatheringId)
      .where('id', '=', signUpId)
      .where('state', 'not in', ['cancelled', 'expired'])
      .executeTakeFirst()
    if (!signUp) return refused('unknown')
    if (signUp.rung_at && ctx.now.getTime() - signUp.rung_at.getTime() < SAME_PRESS_MS) return done(null)
    await tx
      .updateTable('gatherings.signup')
      .set({ rung_at: ctx.now, rung_how: how, rung_by: ctx.actor.id })
      .where('area_id', '=', ctx.area.id)
      .where('id', '=', signUpId)
      .execute()
    const detail: SignUpFact = { gatheringId, seats: signUp.seats, how }
    await record(tx, ctx, { name: 'gatherings.signup.rung', subjectId: signUpId, detail })
    return done(null)
  })
