import { sql, type Selectable } from 'kysely'
import { done, refused, type Outcome } from '#base/outcome.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Tables } from '#platform/db/tables.generated.ts'
import { inArea } from '#platform/db/in-area.ts'
import { record, recordAll } from '#platform/facts/record.ts'
import { lockGathering } from '../gathering.ts'
import { moveSeats, offerNext, roomOf, signUpFact, without, type Held } from './seats.ts'

export type SignUp = Selectable<Tables['gatherings.signup']>

/** A sign-up and its gathering while both are held. */
export type Both = { gathering: Held; signUp: SignUp }

/**
 * A sign-up and its gathering, held until the transaction ends; undefined for an unknown one. A gathering that moved to another
 * time took its sign-ups along: then it is the new one that is held.
 */
export async function hold(tx: Tx, ctx: Ctx, id: string): Promise<Both | undefined> {
  let signUp = await signUpRow(tx, ctx, id)
  while (signUp) {
    const gathering = await lockGathering(tx, ctx, signUp.gathering_id)
    const now = await signUpRow(tx, ctx, id)
    if (gathering && now && now.gathering_id === gathering.id) return { gathering, signUp: now }
    signUp = now
  }
  return undefined
}

const signUpRow = (tx: Tx, ctx: Ctx, id: string): Promise<SignUp | undefined> =>
  tx
    .selectFrom('gatherings.signup')
    .selectAll()
    .where('area_id', '=', ctx.area.id)
    .where('id', '=', id)
    .executeTakeFirst()

/** It was taken back, or nobody answered in time. */
export const hasEnded = ({ state }: SignUp): boolean => state === 'cancelled' || state === 'expired'

/**
 * Takes a sign-up back, or says no to an offered place, in the caller's transaction: the place goes to the next, once. One that
 * ended already stays as it is. Refuses an `unknown` one, and `over` once the gathering has begun: then the roll-call tells.
 */
export async function leave(tx: Tx, ctx: Ctx, id: string): Promise<Outcome<null, 'unknown' | 'over'>> {
  const both = await hold(tx, ctx, id)
  if (!both) return refused('unknown')
  if (hasEnded(both.signUp)) return done(null)
  if (both.gathering.starts_at <= ctx.now) return refused('over')
  await endAll(tx, ctx, { gathering: both.gathering, rows: [both.signUp], state: 'cancelled' })
  return done(null)
}

/** The same by itself. */
export const leaveNow = (ctx: Ctx, id: string): Promise<Outcome<null, 'unknown' | 'over'>> =>
  inArea(ctx, (tx) => leave(tx, ctx, id))

type Ending = { gathering: Held; rows: readonly SignUp[]; state: 'cancelled' | 'expired' }

/** Ends sign-ups of one gathering that is held, and offers what they had. */
export async function endAll(tx: Tx, ctx: Ctx, { gathering, rows, state }: Ending): Promise<void> {
  const ids = rows.map(({ id }) => id)
  const before = await roomOf(tx, ctx, gathering)
  const after = without(before, rows)
  await Promise.all([
    tx
      .updateTable('gatherings.signup')
      .set((eb) => ({ state, offered_until: null, ended_at: ctx.now, version: eb('version', '+', 1) }))
      .where('area_id', '=', ctx.area.id)
      .where('id', '=', sql<string>`any (${ids}::uuid[])`)
      .execute(),
    tx
      .updateTable('gatherings.member')
      .set({ stands: false })
      .where('area_id', '=', ctx.area.id)
      .where('signup_id', '=', sql<string>`any (${ids}::uuid[])`)
      .execute(),
    moveSeats(tx, ctx, { id: gathering.id, before, after }),
    recordAll(
      tx,
      ctx,
      rows.map(({ id, seats }) => signUpFact(state, { id, gatheringId: gathering.id, seats })),
    ),
  ])
  await offerNext(tx, ctx, { ...gathering, taken: after.taken })
}

/** Says yes to an offered place. Refuses an `unknown` one, one that was offered nothing, and `too-late` after its hour. */
export const acceptOffer = (
  ctx: Ctx,
  id: string,
): Promise<Outcome<null, 'unknown' | 'not-offered' | 'too-late' | 'over'>> =>
  inArea(ctx, async (tx) => {
    const both = await hold(tx, ctx, id)
    if (!both) return refused('unknown')
    const { gathering, signUp } = both
    if (signUp.state === 'confirmed') return done(null)
    if (gathering.state !== 'published' || gathering.starts_at <= ctx.now) return refused('over')
    if (signUp.state === 'expired') return refused('too-late')
    if (signUp.offered_until === null) return refused('not-offered')
    if (signUp.offered_until <= ctx.now) return refused('too-late')
    await tx
      .updateTable('gatherings.signup')
      .set({ state: 'confirmed', offered_until: null, version: signUp.version + 1 })
      .where('area_id', '=', ctx.area.id)
      .where('id', '=', id)
      .execute()
    await record(tx, ctx, signUpFact('promoted', { id, gatheringId: gathering.id, seats: signUp.seats }))
    return done(null)
  })

/**
 * On the clock: offers nobody answered go to the next, and so does what was kept until sign-up closed. Returns how many
 * gatherings were looked at.
 */
export async function expireOffers(ctx: Ctx): Promise<number> {
  const ids = await inArea(ctx, (tx) => withWork(tx, ctx))
  for (const id of ids) await inArea(ctx, (tx) => expireIn(tx, ctx, id))
  return ids.length
}

async function withWork(tx: Tx, ctx: Ctx): Promise<string[]> {
  const [lapsed, unfilled] = await Promise.all([
    tx
      .selectFrom('gatherings.signup')
      .select('gathering_id')
      .distinct()
      .where('area_id', '=', ctx.area.id)
      .where('offered_until', '<=', ctx.now)
      .execute(),
    tx
      .selectFrom('gatherings.gathering as g')
      .innerJoin('gatherings.signup as s', (join) =>
        join.onRef('s.area_id', '=', 'g.area_id').onRef('s.gathering_id', '=', 'g.id'),
      )
      .select('g.id as gathering_id')
      .distinct()
      .where('g.area_id', '=', ctx.area.id)
      .where('g.state', '=', 'published')
      .where('g.starts_at', '>', ctx.now)
      .whereRef('g.taken', '<', 'g.capacity')
      .where('s.area_id', '=', ctx.area.id)
      .where('s.state', '=', 'waitlisted')
      .execute(),
  ])
  return [...new Set([...lapsed, ...unfilled].map(({ gathering_id: id }) => id))]
}

async function expireIn(tx: Tx, ctx: Ctx, gatheringId: string): Promise<void> {
  const gathering = await lockGathering(tx, ctx, gatheringId)
  if (!gathering) return
  const rows = await tx
    .selectFrom('gatherings.signup')
    .selectAll()
    .where('area_id', '=', ctx.area.id)
    .where('gathering_id', '=', gatheringId)
    .where('state', '=', 'offered')
    .where('offered_until', '<=', ctx.now)
    .execute()
  if (rows.length > 0) await endAll(tx, ctx, { gathering, rows, state: 'expired' })
  else await offerNext(tx, ctx, gathering)
}
