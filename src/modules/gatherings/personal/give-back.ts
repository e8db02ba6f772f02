import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { record } from '#platform/facts/record.ts'
import type { SignUpFact } from '../facts.ts'
import { lockGathering } from '../gathering.ts'
import { offerNext } from '../signup/seats.ts'
import type { Member, SignUp } from './own.ts'
import { isAhead } from './tell.ts'

/** Whom a sign-up loses: all who come by it, or some of them. */
type Leaving = { signup: SignUp; members: readonly Member[]; leaving: readonly Member[] }

/**
 * Takes those who are deleted out of what is still ahead, in the caller's transaction: their seats are given back, and a sign-up
 * nobody is left on is cancelled. What took place or was called off stays as it was.
 * What becomes free is offered to the next in the queue at once.
 */
export async function giveBack(tx: Tx, ctx: Ctx, { signup: seen, members, leaving }: Leaving): Promise<void> {
  const gathering = await lockGathering(tx, ctx, seen.gathering_id)
  const signup = await lockSignUp(tx, ctx, seen.id)
  if (!gathering || !signup || signup.ended_at !== null || !isAhead(gathering, ctx.now)) return
  const gone = members.filter((one) => one.stands && leaving.includes(one))
  if (gone.length === 0) return
  const left = members.filter((one) => one.stands && !leaving.includes(one)).length
  const seats = left === 0 ? signup.seats : Math.min(gone.length, signup.seats - 1)
  await stand(tx, ctx, { ids: gone.map(({ id }) => id) })
  await change(tx, ctx, { signup, left, seats })
  await release(tx, ctx, { signup, seats })
  await offerOn(tx, ctx, gathering.id)
  if (left > 0) return
  const detail: SignUpFact = { gatheringId: signup.gathering_id, seats: signup.seats }
  await record(tx, ctx, { name: 'gatherings.signup.cancelled', subjectId: signup.id, detail })
}

async function offerOn(tx: Tx, ctx: Ctx, id: string): Promise<void> {
  const now = await lockGathering(tx, ctx, id)
  if (now) await offerNext(tx, ctx, now)
}

const lockSignUp = (tx: Tx, ctx: Ctx, id: string): Promise<SignUp | undefined> =>
  tx
    .selectFrom('gatherings.signup')
    .selectAll()
    .where('area_id', '=', ctx.area.id)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()

const stand = (tx: Tx, ctx: Ctx, { ids }: { ids: readonly string[] }) =>
  tx
    .updateTable('gatherings.member')
    .set({ stands: false })
    .where('area_id', '=', ctx.area.id)
    .where('id', 'in', [...ids])
    .execute()

type Change = { signup: SignUp; left: number; seats: number }

const change = (tx: Tx, ctx: Ctx, { signup, left, seats }: Change) =>
  tx
    .updateTable('gatherings.signup')
    .set({
      version: signup.version + 1,
      ...(left === 0
        ? { state: 'cancelled' as const, ended_at: ctx.now, offered_until: null }
        : { seats: signup.seats - seats }),
    })
    .where('area_id', '=', ctx.area.id)
    .where('id', '=', signup.id)
    .execute()

/** Only a place that was given or offered is one of the taken. */
async function release(tx: Tx, ctx: Ctx, { signup, seats }: Omit<Change, 'left'>): Promise<void> {
  if (signup.state !== 'confirmed' && signup.state !== 'offered') return
  const fewer = { taken: sql<number>`taken - ${seats}` }
  await tx
    .updateTable('gatherings.gathering')
    .set(fewer)
    .where('area_id', '=', ctx.area.id)
    .where('id', '=', signup.gathering_id)
    .execute()
  if (signup.quota_id !== null)
    await tx
      .updateTable('gatherings.quota')
      .set(fewer)
      .where('area_id', '=', ctx.area.id)
      .where('id', '=', signup.quota_id)
      .execute()
}
