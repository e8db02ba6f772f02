import type { Selectable } from 'kysely'
import { dayOf, minuteOfDay } from '#base/days.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Tables } from '#platform/db/tables.generated.ts'
import { record } from '#platform/facts/record.ts'
import { inTheWay, lockVenue, releaseBooking, writeBooking } from '../booking.ts'
import { columnsAfter, planOf, type Plan, type When } from '../plan.rules.ts'
import { seedFor } from '../draw/seed.ts'
import { refusesPlaces, type KeptReason, type Patch } from './patch.ts'
import { momentsOn } from './series.ts'
import type { Template } from './template.ts'

/** A gathering as it is kept, held by whoever changes it. */
export type Held = Selectable<Tables['gatherings.gathering']>

/** What a form would have said to make it as it stands. */
export const templateOfRow = (row: Omit<Held, 'id'>): Template => ({
  plan: planOf(row),
  minute: minuteOfDay(row.starts_at),
  lasts: Math.round((row.ends_at.getTime() - row.starts_at.getTime()) / 60_000),
})

/** What else a change sets on the row: that it goes its own way now, or that another series has it. */
type Also = { own?: boolean; series_id?: string }

/**
 * Changes one gathering that the caller holds. Whoever signed up stays. Null when it was done, else why it was left as it was:
 * it began, more places are given than there would be, its new place or time is taken.
 */
export async function applyPatch(
  tx: Tx,
  ctx: Ctx,
  { row, patch, also = {} }: { row: Held; patch: Patch; also?: Also },
): Promise<KeptReason | null> {
  const after = planAfter(row, patch)
  const when = whenOf(row, patch)
  const why = whyKept(ctx, { row, when, patch }) ?? (await house(tx, ctx, { row, venueId: after.venueId, when }))
  if (why !== null) return why
  await write(tx, ctx, { row, after, when, also })
  await tell(tx, ctx, { row, after, when })
  return null
}

function whyKept(ctx: Ctx, { row, when, patch }: { row: Held; when: When; patch: Patch }): KeptReason | null {
  if (row.starts_at <= ctx.now || when.startsAt <= ctx.now) return 'begun'
  return refusesPlaces(patch, row)
}

/** Its plan after the change: at a venue of ours, no other place is written. */
function planAfter(row: Held, patch: Patch): Plan {
  const plan = { ...planOf(row), ...patch }
  return plan.venueId === null ? plan : { ...plan, elsewhere: null }
}

const isMoved = (row: Held, { startsAt, endsAt }: When): boolean =>
  startsAt.getTime() !== row.starts_at.getTime() || endsAt.getTime() !== row.ends_at.getTime()

/** Its time after the change, on the day it has. */
function whenOf(row: Held, { minute, lasts }: Patch): When {
  const now = templateOfRow(row)
  if (minute === undefined && lasts === undefined) return { startsAt: row.starts_at, endsAt: row.ends_at }
  return momentsOn(dayOf(row.starts_at), { minute: minute ?? now.minute, lasts: lasts ?? now.lasts })
}

type House = { row: Held; venueId: string | null; when: When }

/** Books its place at its time, or gives the place it had back; nothing where both stay. */
async function house(tx: Tx, ctx: Ctx, { row, venueId, when }: House): Promise<'clash' | 'unknown-venue' | null> {
  if (venueId === row.venue_id && !isMoved(row, when)) return null
  if (venueId === null) {
    if (row.venue_id !== null) await releaseBooking(tx, ctx, row.id)
    return null
  }
  if (!(await lockVenue(tx, ctx, venueId))) return 'unknown-venue'
  const others = await inTheWay(tx, ctx, { venueId, ...when, own: row.id })
  if (others.length > 0) return 'clash'
  await writeBooking(tx, ctx, { id: row.id, venueId, gatheringId: row.id, ...when })
  return null
}

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
