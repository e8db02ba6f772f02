import { uuidv7 } from '#base/uuid.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { record } from '#platform/facts/record.ts'
import { endPlace, insertPlace, whyNotPlaced, type NotPlaced } from './placing.ts'
import { planOf, type Plan } from './plan.ts'
import { placeById, shiftsHere, type Place, type Shift } from './rows.ts'

/** Why a gap is not taken; `taken`: somebody said yes before. */
export type NotTakenGap = Exclude<NotPlaced, 'full'> | 'taken'

/**
 * Gives a place to whoever said yes first: one that was offered, to them before to anybody, else one that is free. In the caller's
 * transaction, which holds the shift. Whoever has it already keeps it. Null when it is theirs.
 */
export async function takeGap(
  tx: Tx,
  ctx: Ctx,
  { shiftId, volunteerId }: { shiftId: string; volunteerId: string },
): Promise<NotTakenGap | null> {
  const shift = await shiftsHere(tx, ctx).where('s.id', '=', shiftId).executeTakeFirst()
  if (!shift) return 'unknown'
  const plan = await planOf(tx, ctx, [shift.gathering_id])
  if (plan.places.some((one) => one.shift_id === shiftId && one.volunteer_id === volunteerId)) return null
  const offered = await offeredTo(tx, ctx, { shiftId, volunteerId })
  const why = whyNotTaken(ctx, { plan, shift, volunteerId, offered })
  if (why) return why
  await settle(tx, ctx, { shift, volunteerId, offered })
  return null
}

type Taking = { shift: Shift; volunteerId: string; offered: Offered | null }

function whyNotTaken(ctx: Ctx, { plan, shift, volunteerId, offered }: Taking & { plan: Plan }): NotTakenGap | null {
  if (isElsewhere(plan, shift, volunteerId)) return 'overlap'
  const without = offered ? { ...plan, places: plan.places.filter(({ id }) => id !== offered.place.id) } : plan
  const why = whyNotPlaced(without, shift, { volunteerId, now: ctx.now })
  return why === 'full' ? 'taken' : why
}

async function settle(tx: Tx, ctx: Ctx, { shift, volunteerId, offered }: Taking): Promise<void> {
  const id = uuidv7(ctx.now)
  if (offered) await handOver(tx, ctx, { ...offered, shift, volunteerId })
  const from = offered ? { fromPlaceId: offered.place.id } : {}
  await insertPlace(tx, ctx, { id, shiftId: shift.id, volunteerId, shift, state: 'accepted', ...from })
  await record(tx, ctx, {
    name: offered ? 'vanguard.swap.taken' : 'vanguard.place.taken',
    subjectId: offered ? offered.place.id : id,
    detail: { gatheringId: shift.gathering_id, shiftId: shift.id, placeId: id },
  })
}

/** Whether somebody is somewhere else at that time. */
export const isElsewhere = ({ times }: Plan, shift: Shift, volunteerId: string): boolean =>
  (times.get(volunteerId) ?? []).some(
    (one) => one.shiftId !== shift.id && one.starts < shift.ends_at && one.ends > shift.starts_at,
  )

type Offered = { swapId: string; place: Place }

/** What was offered of this shift to them, or to anybody; theirs first, then the oldest. */
async function offeredTo(
  tx: Tx,
  ctx: Ctx,
  { shiftId, volunteerId }: { shiftId: string; volunteerId: string },
): Promise<Offered | null> {
  const swap = await tx
    .selectFrom('vanguard.swap as w')
    .innerJoin('vanguard.place as p', (join) =>
      join.onRef('p.area_id', '=', 'w.area_id').onRef('p.id', '=', 'w.place_id'),
    )
    .select(['w.id', 'w.place_id'])
    .where('w.area_id', '=', ctx.area.id)
    .where('w.state', '=', 'open')
    .where('p.shift_id', '=', shiftId)
    .where('p.volunteer_id', '<>', volunteerId)
    .where((eb) => eb.or([eb('w.to_volunteer_id', 'is', null), eb('w.to_volunteer_id', '=', volunteerId)]))
    .orderBy('w.to_volunteer_id', (order) => order.asc().nullsLast())
    .orderBy('w.at')
    .orderBy('w.id')
    .limit(1)
    .executeTakeFirst()
  const place = swap && (await placeById(tx, ctx, swap.place_id))
  return swap && place ? { swapId: swap.id, place } : null
}

async function handOver(
  tx: Tx,
  ctx: Ctx,
  { swapId, place, shift, volunteerId }: Offered & { shift: Shift; volunteerId: string },
): Promise<void> {
  await tx
    .updateTable('vanguard.swap')
    .set((eb) => ({ state: 'accepted', taken_by: volunteerId, settled_at: ctx.now, version: eb('version', '+', 1) }))
    .where('area_id', '=', ctx.area.id)
    .where('id', '=', swapId)
    .execute()
  await endPlace(tx, ctx, { place, shift, state: 'swapped', moved: true })
}
