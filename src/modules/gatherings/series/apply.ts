import type { Selectable } from 'kysely'
import { dayOf, minuteOfDay } from '#base/days.ts'
import { done, refused, type Outcome } from '#base/outcome.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Tables } from '#platform/db/tables.generated.ts'
import { record } from '#platform/facts/record.ts'
import { seedFor } from '../draw/seed.ts'
import { book, placed } from '../placing.ts'
import { columnsAfter, planOf, type Plan, type When } from '../plan.rules.ts'
import { momentsOn, type Clock } from '../planning/when.rules.ts'
import { offerMore } from '../signup/seats.ts'
import { isOpenAt } from '../venues/hours.rules.ts'
import { hoursFrom } from '../venues/venues.ts'
import { refusesPlaces, type KeptReason, type Patch } from './patch.ts'

/** A gathering as it is kept, held by whoever changes it. */
export type Held = Selectable<Tables['gatherings.gathering']>

/** At what hours it is. */
export const clockOf = (row: Held): Clock => ({
  minute: minuteOfDay(row.starts_at),
  lasts: Math.round((row.ends_at.getTime() - row.starts_at.getTime()) / 60_000),
})

/** What else a change sets on the row: that another series has it, and as which of its dates. */
type Also = { series_id?: string; series_on?: string }

/**
 * Changes one gathering that the caller holds. Whoever signed up stays. Null when it was done, else why it was left as it was:
 * it began, more places are given than there would be, its new place or time is taken or closed.
 */
export async function applyPatch(
  tx: Tx,
  ctx: Ctx,
  { row, patch, also = {} }: { row: Held; patch: Patch; also?: Also },
): Promise<KeptReason | null> {
  const when = whenOf(row, patch)
  const why = whyKept(ctx, { row, when, patch })
  if (why !== null) return why
  const found = await house(tx, ctx, { row, plan: planAfter(row, patch), when })
  if (!found.done) return found.why
  const after = found.value
  await write(tx, ctx, { row, after, when, also })
  await tell(tx, ctx, { row, after, when })
  await offerMore(tx, ctx, { id: row.id, before: row.capacity })
  return null
}

function whyKept(ctx: Ctx, { row, when, patch }: { row: Held; when: When; patch: Patch }): KeptReason | null {
  if (row.starts_at <= ctx.now || when.startsAt <= ctx.now) return 'begun'
  return refusesPlaces(patch, row)
}

/** Its plan after the change: at a venue of ours no other place is written. */
function planAfter(row: Held, patch: Patch): Plan {
  const plan = { ...planOf(row), ...patch }
  return plan.venueId === null ? plan : { ...plan, elsewhere: null }
}

const isMoved = (row: Held, { startsAt, endsAt }: When): boolean =>
  startsAt.getTime() !== row.starts_at.getTime() || endsAt.getTime() !== row.ends_at.getTime()

/** Its time after the change, on the day it has. */
function whenOf(row: Held, { minute, lasts }: Patch): When {
  const now = clockOf(row)
  if (minute === undefined && lasts === undefined) return { startsAt: row.starts_at, endsAt: row.ends_at }
  return momentsOn(dayOf(row.starts_at), { minute: minute ?? now.minute, lasts: lasts ?? now.lasts })
}

type House = { row: Held; plan: Plan; when: When }

/** Books its place at its time, or gives the place it had back; nothing where both stay. Its plan, with the place it is at. */
async function house(
  tx: Tx,
  ctx: Ctx,
  { row, plan, when }: House,
): Promise<Outcome<Plan, 'clash' | 'closed' | 'unknown-venue'>> {
  const stays = plan.venueId === row.venue_id && !isMoved(row, when)
  if (stays && isInSameSpot(row, plan)) return done(plan)
  const found = await placed(tx, ctx, { id: row.id, plan, ...when })
  if (!found.done) return found
  if (stays) return done(found.value.plan)
  const { venue } = found.value
  if (venue && !isOpenAt(hoursFrom(venue.open_hours), when)) return refused('closed')
  await book(tx, ctx, { id: row.id, plan: found.value.plan, ...when })
  return done(found.value.plan)
}

const isInSameSpot = (row: Held, { compoundId, buildingId }: Plan): boolean =>
  compoundId === row.compound_id && buildingId === row.building_id

type Changed = { row: Held; after: Plan; when: When }

async function write(tx: Tx, ctx: Ctx, { row, after, when, also }: Changed & { also: Also }): Promise<void> {
  await tx
    .updateTable('gatherings.gathering')
    .set({
      ...columnsAfter(row, after, when),
      ...(row.draw_seed === null ? { draw_seed: seedFor(after) } : {}),
      ...also,
      version: row.version + 1,
    })
    .where('area_id', '=', ctx.area.id)
    .where('id', '=', row.id)
    .execute()
}

/** Says what changed; where time or venue did, from what to what, so that whoever signed up is told. */
async function tell(tx: Tx, ctx: Ctx, { row, after, when }: Changed): Promise<void> {
  const from = row.starts_at.toISOString()
  const startsAt = when.startsAt.toISOString()
  const placed = after.venueId !== row.venue_id || after.elsewhere !== row.elsewhere
  const detail = {
    startsAt,
    ...(isMoved(row, when) ? { from, to: startsAt } : {}),
    ...(placed ? { place: true } : {}),
  }
  await record(tx, ctx, { name: 'gatherings.gathering.changed', subjectId: row.id, detail })
}
