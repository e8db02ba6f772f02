import { sql } from 'kysely'
import { drawnFrom, type Draw, type DrawResult } from '#base/draw.rules.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { inArea } from '#platform/db/in-area.ts'
import { record, recordAll, type Fact } from '#platform/facts/record.ts'
import type { GatheringFact, SignUpFact } from '../facts.ts'
import { lockGathering } from '../gathering.ts'
import { partiesOf, type Group, type Party } from './entries.ts'
import { sha256 } from './seed.ts'

/** What a draw was made of and what came of it, as it is published. */
export type DrawRecord = Draw & DrawResult

/** Draws every gathering whose sign-up has ended and that was not drawn yet. For the clock; returns how many it drew. */
export async function drawDue(ctx: Ctx): Promise<number> {
  const due = await inArea(ctx, (tx) =>
    tx
      .selectFrom('gatherings.gathering')
      .select('id')
      .where('area_id', '=', ctx.area.id)
      .where('sign_up', '=', 'draw')
      .where('state', '=', 'published')
      .where('drawn_at', 'is', null)
      .where('closes_at', '<=', ctx.now)
      .orderBy('closes_at')
      .execute(),
  )
  let drawn = 0
  for (const { id } of due) if (await inArea(ctx, (tx) => draw(tx, ctx, id))) drawn += 1
  return drawn
}

/** Draws one, once: two at the same time wait for each other, and the second finds it done. */
async function draw(tx: Tx, ctx: Ctx, id: string): Promise<boolean> {
  const gathering = await lockGathering(tx, ctx, id)
  if (!gathering || gathering.state !== 'published' || gathering.drawn_at !== null) return false
  if (gathering.draw_seed === null || gathering.closes_at === null || gathering.closes_at > ctx.now) return false
  const { parties, groups } = await partiesOf(tx, ctx, gathering)
  const entries = parties.map(({ code, seats, first, group }) => ({ code, seats, first, group }))
  const kept = groups.map(({ name, seats }) => ({ name, seats }))
  const seats = Math.max(0, (gathering.capacity ?? 0) - gathering.taken)
  const made: Draw = { seed: gathering.draw_seed, seats, groups: kept, entries }
  const result: DrawRecord = { ...made, ...(await drawnFrom(made, sha256)) }
  const placed = parties.map((party) => placeOf(party, result))
  await writePlaces(tx, ctx, placed)
  await writeQuotas(tx, ctx, { placed, groups })
  await tx
    .updateTable('gatherings.gathering')
    .set((eb) => ({ drawn_at: ctx.now, drawn: JSON.stringify(result), taken: eb('taken', '+', seatsOf(placed)) }))
    .where('area_id', '=', ctx.area.id)
    .where('id', '=', id)
    .execute()
  await recordAll(
    tx,
    ctx,
    placed.map((party) => factOf(id, party)),
  )
  const detail: GatheringFact = { startsAt: gathering.starts_at.toISOString() }
  await record(tx, ctx, { name: 'gatherings.gathering.drawn', subjectId: id, detail })
  return true
}

type Placed = Party & { no: number; isSeated: boolean }

/** Where a party came in the draw, and on which kept places it sits. */
function placeOf(party: Party, { order, seated }: DrawResult): Placed {
  const place = seated.find(({ code }) => code === party.code)
  const quotaId = place && place.group !== null ? party.quotaId : null
  return { ...party, quotaId, no: order.indexOf(party.code) + 1, isSeated: place !== undefined }
}

const seatsOf = (placed: readonly Placed[]): number =>
  placed.reduce((sum, { isSeated, seats }) => sum + (isSeated ? seats : 0), 0)

/** The waiting list goes on in drawn order: whoever asks for the next reads `coalesce(draw_no, queue_no)`. */
async function writePlaces(tx: Tx, ctx: Ctx, placed: readonly Placed[]): Promise<void> {
  if (placed.length === 0) return
  const of = <Value>(pick: (party: Placed) => Value) => placed.map(pick)
  await sql`update gatherings.signup
    set draw_no = d.no, first_time = d.first, state = d.state, quota_id = d.quota, version = gatherings.signup.version + 1
    from unnest(${of(({ id }) => id)}::uuid[], ${of(({ no }) => no)}::int[], ${of(({ first }) => first)}::boolean[],
      ${of(({ isSeated }) => (isSeated ? 'confirmed' : 'waitlisted'))}::text[], ${of(({ quotaId }) => quotaId)}::uuid[])
      as d (id, no, first, state, quota)
    where gatherings.signup.area_id = ${ctx.area.id} and gatherings.signup.id = d.id`.execute(tx)
}

type Kept = { placed: readonly Placed[]; groups: readonly Group[] }

async function writeQuotas(tx: Tx, ctx: Ctx, { placed, groups }: Kept): Promise<void> {
  for (const { id } of groups) {
    const seats = seatsOf(placed.filter(({ quotaId }) => quotaId === id))
    if (seats === 0) continue
    await tx
      .updateTable('gatherings.quota')
      .set((eb) => ({ taken: eb('taken', '+', seats) }))
      .where('area_id', '=', ctx.area.id)
      .where('id', '=', id)
      .execute()
  }
}

const factOf = (gatheringId: string, { id, seats, isSeated }: Placed): Fact => ({
  name: `gatherings.signup.${isSeated ? 'confirmed' : 'waitlisted'}`,
  subjectId: id,
  detail: { gatheringId, seats, drawn: true } satisfies SignUpFact,
})
