import { sql, type Selectable } from 'kysely'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Tables } from '#platform/db/tables.generated.ts'
import { recordAll, type Fact } from '#platform/facts/record.ts'
import type { SignUpFact } from '../facts.ts'
import { lockGathering } from '../gathering.ts'
import { isBeforeDraw } from './phase.rules.ts'
import { replyBy } from './reply-by.rules.ts'
import { freeIn, nextInLine, withTaken, type Need, type Quota, type Room } from './seating.rules.ts'

/** A gathering as `lockGathering` gives it: nobody else seats at it meanwhile. */
export type Held = Selectable<Tables['gatherings.gathering']>

/** What a reader of the house hears of a sign-up. */
export const signUpFact = (
  what: Tables['gatherings.signup']['state'] | 'promoted' | 'shrunk',
  { id, gatheringId, seats }: { id: string } & SignUpFact,
): Fact => ({ name: `gatherings.signup.${what}`, subjectId: id, detail: { gatheringId, seats } satisfies SignUpFact })

type Placed = Pick<Held, 'id' | 'capacity' | 'taken' | 'closes_at'>

/** The places of a gathering as they stand. */
export async function roomOf(tx: Tx, ctx: Ctx, gathering: Placed): Promise<Room> {
  const { capacity, taken, closes_at: closesAt } = gathering
  const released = closesAt !== null && closesAt <= ctx.now
  return { capacity: capacity ?? 0, taken, released, quotas: await quotasOf(tx, ctx, gathering.id) }
}

/** Places kept at a gathering, in the order they were. */
export async function quotasOf(tx: Tx, ctx: Ctx, gatheringId: string): Promise<Quota[]> {
  const rows = await tx
    .selectFrom('gatherings.quota')
    .select(['id', 'compound_id', 'building_id', 'audience', 'seats', 'taken'])
    .where('area_id', '=', ctx.area.id)
    .where('gathering_id', '=', gatheringId)
    .orderBy('id')
    .execute()
  return rows.map(({ compound_id: compoundId, building_id: buildingId, ...row }) => ({
    ...row,
    compoundId,
    buildingId,
  }))
}

type Waiting = Need & { id: string }

/** Who waits, in their order: as they were drawn, else as they came. */
async function lineOf(tx: Tx, ctx: Ctx, gatheringId: string): Promise<Waiting[]> {
  return tx
    .selectFrom('gatherings.signup as s')
    .leftJoin('people.v_building as b', (join) =>
      join.onRef('b.area_id', '=', 's.area_id').onRef('b.id', '=', 's.building_id'),
    )
    .select(['s.id', 's.seats', 's.building_id as buildingId', 'b.compound_id as compoundId', 's.audience'])
    .where('s.area_id', '=', ctx.area.id)
    .where('s.gathering_id', '=', gatheringId)
    .where('s.state', '=', 'waitlisted')
    .orderBy((eb) => eb.fn.coalesce('s.draw_no', 's.queue_no'))
    .orderBy('s.queue_no')
    .execute()
}

/**
 * Offers what is free to those who wait, in their order, each with an hour to answer by. For whoever holds the gathering
 * (`lockGathering`) and changed how many sit or may sit; `gathering` is as it stands now. Returns the room afterwards.
 */
export async function offerNext(tx: Tx, ctx: Ctx, gathering: Held): Promise<Room> {
  const until = replyBy({
    now: ctx.now,
    hours: gathering.reply_hours,
    closesAt: gathering.closes_at,
    startsAt: gathering.starts_at,
  })
  const mayOffer = gathering.state === 'published' && !isBeforeDraw(gathering) && until !== null
  const empty = freeIn({ capacity: gathering.capacity ?? 0, taken: gathering.taken }) === 0
  if (empty || !mayOffer) return roomOf(tx, ctx, gathering)
  const [before, line] = await Promise.all([roomOf(tx, ctx, gathering), lineOf(tx, ctx, gathering.id)])
  const { room, asked } = nextInLine(before, line)
  if (asked.length === 0) return room
  for (const quotaId of new Set(asked.map(({ place }) => place.quotaId)))
    await writeOffers(tx, ctx, { quotaId, until, ids: idsAt(asked, quotaId) })
  await moveSeats(tx, ctx, { id: gathering.id, before, after: room })
  await recordAll(
    tx,
    ctx,
    asked.map(({ party: { id, seats } }) => signUpFact('offered', { id, gatheringId: gathering.id, seats })),
  )
  return room
}

/** The same where a change may have given a gathering more places than it had `before`. */
export async function offerMore(
  tx: Tx,
  ctx: Ctx,
  { id, before }: { id: string; before: number | null },
): Promise<void> {
  const now = await lockGathering(tx, ctx, id)
  if (now && (now.capacity ?? 0) > (before ?? 0)) await offerNext(tx, ctx, now)
}

const idsAt = (asked: { party: Waiting; place: { quotaId: string | null } }[], quotaId: string | null): string[] =>
  asked.filter(({ place }) => place.quotaId === quotaId).map(({ party }) => party.id)

type Offers = { quotaId: string | null; until: Date; ids: readonly string[] }

const writeOffers = (tx: Tx, ctx: Ctx, { quotaId, until, ids }: Offers) =>
  tx
    .updateTable('gatherings.signup')
    .set((eb) => ({ state: 'offered', offered_until: until, quota_id: quotaId, version: eb('version', '+', 1) }))
    .where('area_id', '=', ctx.area.id)
    .where('id', '=', sql<string>`any (${ids}::uuid[])`)
    .execute()

type Moved = { id: string; before: Room; after: Room; queued?: number }

/** Writes down what changed between two rooms of one gathering. The checks of both tables are the last guard. */
export async function moveSeats(tx: Tx, ctx: Ctx, { id, before, after, queued = 0 }: Moved): Promise<void> {
  const more = after.taken - before.taken
  if (more !== 0 || queued !== 0)
    await tx
      .updateTable('gatherings.gathering')
      .set((eb) => ({ taken: eb('taken', '+', more), queued: eb('queued', '+', queued) }))
      .where('area_id', '=', ctx.area.id)
      .where('id', '=', id)
      .execute()
  for (const [at, quota] of after.quotas.entries()) {
    const kept = quota.taken - (before.quotas[at]?.taken ?? 0)
    if (kept !== 0) await moveQuota(tx, ctx, { id: quota.id, more: kept })
  }
}

const moveQuota = (tx: Tx, ctx: Ctx, { id, more }: { id: string; more: number }) =>
  tx
    .updateTable('gatherings.quota')
    .set((eb) => ({ taken: eb('taken', '+', more) }))
    .where('area_id', '=', ctx.area.id)
    .where('id', '=', id)
    .execute()

type Seated = { state: string; seats: number; quota_id: string | null }

/** The room without those who had a place in it. */
export const without = (room: Room, rows: readonly Seated[]): Room =>
  rows
    .filter(({ state }) => state === 'confirmed' || state === 'offered')
    .reduce((left, { seats, quota_id: quotaId }) => withTaken(left, { quotaId }, -seats), room)
