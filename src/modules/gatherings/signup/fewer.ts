import { done, refused, type Outcome } from '#base/outcome.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { inArea } from '#platform/db/in-area.ts'
import { record } from '#platform/facts/record.ts'
import { withoutOne } from './fewer.rules.ts'
import { endAll, hasEnded, hold, type Both } from './leaving.ts'
import { moveSeats, offerNext, roomOf, signUpFact, without } from './seats.ts'

export type FewerRefusal = 'unknown' | 'over' | 'adult-stays' | 'noted'

/**
 * Takes one of those who come off a sign-up: their name goes, their place goes to the next, once; the last one takes all of it back.
 * Who is off it already stays off. Refuses an `unknown` sign-up, `over` once the gathering has begun, `adult-stays` for the only
 * grown-up beside children, and `noted` for somebody the roll-call knows of.
 */
export const comeFewer = (
  ctx: Ctx,
  { id, memberId }: { id: string; memberId: string },
): Promise<Outcome<null, FewerRefusal>> =>
  inArea(ctx, async (tx) => {
    const both = await hold(tx, ctx, id)
    if (!both) return refused('unknown')
    if (hasEnded(both.signUp)) return done(null)
    if (both.gathering.starts_at <= ctx.now) return refused('over')
    const left = withoutOne(await standing(tx, ctx, id), memberId)
    if (left === 'gone') return done(null)
    if (left === 'adult-stays') return refused(left)
    if (await isNoted(tx, ctx, memberId)) return refused('noted')
    if (left === 'nobody') await endAll(tx, ctx, { gathering: both.gathering, rows: [both.signUp], state: 'cancelled' })
    else await takeOff(tx, ctx, { ...both, memberId })
    return done(null)
  })

const standing = (tx: Tx, ctx: Ctx, signUpId: string) =>
  tx
    .selectFrom('gatherings.member')
    .select(['id', 'age'])
    .where('area_id', '=', ctx.area.id)
    .where('signup_id', '=', signUpId)
    .where('stands', '=', true)
    .execute()

const isNoted = async (tx: Tx, ctx: Ctx, memberId: string): Promise<boolean> => {
  const row = await tx
    .selectFrom('gatherings.presence')
    .select('id')
    .where('area_id', '=', ctx.area.id)
    .where('id', '=', memberId)
    .executeTakeFirst()
  return row !== undefined
}

async function takeOff(tx: Tx, ctx: Ctx, { gathering, signUp, memberId }: Both & { memberId: string }): Promise<void> {
  const before = await roomOf(tx, ctx, gathering)
  const after = without(before, [{ ...signUp, seats: 1 }])
  await tx.deleteFrom('gatherings.member').where('area_id', '=', ctx.area.id).where('id', '=', memberId).execute()
  await tx
    .updateTable('gatherings.signup')
    .set({ seats: signUp.seats - 1, version: signUp.version + 1 })
    .where('area_id', '=', ctx.area.id)
    .where('id', '=', signUp.id)
    .execute()
  await moveSeats(tx, ctx, { id: gathering.id, before, after })
  const now = { id: signUp.id, gatheringId: gathering.id, seats: signUp.seats - 1 }
  await record(tx, ctx, signUpFact('shrunk', now))
  await offerNext(tx, ctx, { ...gathering, taken: after.taken })
}
