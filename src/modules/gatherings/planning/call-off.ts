import type { Selectable } from 'kysely'
import { done, refused, type Outcome } from '#base/outcome.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { inArea } from '#platform/db/in-area.ts'
import type { Tables } from '#platform/db/tables.generated.ts'
import { record } from '#platform/facts/record.ts'
import { releaseBooking } from '../booking.ts'
import type { GatheringFact } from '../facts.ts'
import { lockGathering } from '../gathering.ts'
import { isStanding } from '../kinds.rules.ts'
import { makeGathering, type Making } from '../make.ts'
import type { PlaceRefusal } from '../placing.ts'
import type { Off as Said } from './off.rules.ts'
import { writeGathering, type OnGathering, type PlanRefusal } from './planning.ts'

/** How and why, and what is made for it. */
export type Off = Omit<Said, 'when'> & { instead: Making | null }

/**
 * Calls a gathering off, with its reason. The row stays, its venue is free again, and whoever signed up hears of it. Where it is
 * made up for (`instead`), sign-ups go along. Refuses a time at which the other venue is taken (`clash`), and then nothing has changed.
 */
export const callOff = (ctx: Ctx, on: OnGathering, off: Off): Promise<Outcome<null, PlanRefusal>> =>
  inArea(ctx, async (tx) => {
    const now = await lockGathering(tx, ctx, on.id)
    if (!now) return refused('unknown')
    if (now.state === off.how) return done(null)
    if (now.version !== on.version) return refused('stale')
    if (!isStanding(now.state)) return refused('over')
    const why = await callOffHeld(tx, ctx, { now, off })
    return why === null ? done(null) : refused(why)
  })

type Held = Selectable<Tables['gatherings.gathering']>

/** The same of a gathering that stands and that the caller holds, in the caller's transaction. Null when it was done. */
export async function callOffHeld(
  tx: Tx,
  ctx: Ctx,
  { now, off }: { now: Held; off: Off },
): Promise<PlaceRefusal | null> {
  await releaseBooking(tx, ctx, now.id)
  const why = await makeUpFor(tx, ctx, { now, instead: off.instead })
  if (why === null) await writeOff(tx, ctx, { now, off })
  return why
}

async function writeOff(tx: Tx, ctx: Ctx, { now, off }: { now: Held; off: Off }): Promise<void> {
  const { how, reasonKind, reason, instead } = off
  const set = { state: how, reason_kind: reasonKind, reason, instead_id: instead?.id ?? null }
  await writeGathering(tx, ctx, { on: now, set })
  const detail = { startsAt: now.starts_at.toISOString(), reasonKind } satisfies GatheringFact
  const more = instead ? { instead: instead.id } : {}
  await record(tx, ctx, { name: `gatherings.gathering.${how}`, subjectId: now.id, detail: { ...detail, ...more } })
}

/** Makes the gathering that takes its place and moves the sign-ups there. Answers why not; the old booking stands again then. */
async function makeUpFor(tx: Tx, ctx: Ctx, { now, instead }: { now: Held; instead: Making | null }) {
  if (!instead) return null
  const made = await makeGathering(tx, ctx, instead)
  if (!made.done) {
    if (now.venue_id !== null) await standAgain(tx, ctx, now.id)
    return made.why
  }
  if (!made.value.made) return null
  const [of, to] = [now.id, { gathering_id: instead.id }]
  for (const table of ['gatherings.quota', 'gatherings.signup', 'gatherings.member'] as const)
    await tx.updateTable(table).set(to).where('area_id', '=', ctx.area.id).where('gathering_id', '=', of).execute()
  await seats(tx, ctx, { id: instead.id, taken: now.taken, queued: now.queued })
  await seats(tx, ctx, { id: of, taken: 0, queued: now.queued })
  return null
}

const seats = (tx: Tx, ctx: Ctx, { id, ...set }: { id: string; taken: number; queued: number }) =>
  tx.updateTable('gatherings.gathering').set(set).where('area_id', '=', ctx.area.id).where('id', '=', id).execute()

/** A booking released in this transaction stands again: nobody else has seen it free. */
const standAgain = (tx: Tx, ctx: Ctx, id: string) =>
  tx
    .updateTable('gatherings.booking')
    .set({ standing: true })
    .where('area_id', '=', ctx.area.id)
    .where('id', '=', id)
    .execute()
