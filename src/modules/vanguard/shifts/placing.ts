import { dayOf } from '#base/days.ts'
import { done, refused, type Outcome } from '#base/outcome.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { inArea } from '#platform/db/in-area.ts'
import { brokenConstraint } from '#platform/db/refusals.ts'
import { record } from '#platform/facts/record.ts'
import { skillsOn, type Helper } from '../helping.rules.ts'
import type { NotFit } from './fit.rules.ts'
import { filled, misfit, planOf, type Filled, type Plan } from './plan.ts'
import { duringOf, holdShifts, placeById, type Place, type Shift } from './rows.ts'

/** Why a place is not given; each has a sentence. */
export type NotPlaced = NotFit | 'unknown' | 'over' | 'full' | 'stranger' | 'skill' | 'overlap' | 'there-already'

/** Why a place is not taken back. */
export type NotTaken = 'unknown' | 'over' | 'stale'

type Adding = { id: string; shiftId: string; volunteerId: string }

/** The database has the last word on who is in two places at once. */
export async function guarded<T, Why extends string>(
  act: () => Promise<Outcome<T, Why>>,
): Promise<Outcome<T, Why> | { done: false; why: 'overlap' }> {
  try {
    return await act()
  } catch (error) {
    if (brokenConstraint(error) === 'place_once') return refused('overlap')
    throw error
  }
}

/**
 * Puts somebody of the team into a shift, proposed: they are told when it is published. The same id again is the same place.
 * Refuses what they may not, are not insured for, are too young for, or is more than they said; a shift that is full, or would be
 * without its skill; one that has begun; and who is somewhere else at that time.
 */
export const addPlace = (ctx: Ctx, adding: Adding): Promise<Outcome<null, NotPlaced>> =>
  guarded(() =>
    inArea(ctx, async (tx): Promise<Outcome<null, NotPlaced>> => {
      const [shift] = await holdShifts(tx, ctx, [adding.shiftId])
      if (!shift) return refused('unknown')
      const before = await placeById(tx, ctx, adding.id)
      if (before) return done(null)
      const plan = await planOf(tx, ctx, [shift.gathering_id])
      const why = whyNotPlaced(plan, shift, { volunteerId: adding.volunteerId, now: ctx.now })
      if (why) return refused(why)
      await insertPlace(tx, ctx, { ...adding, shift, state: 'proposed' })
      return done(null)
    }),
  )

/** Why somebody cannot be put into a shift as it stands now; null when they can. */
export function whyNotPlaced(
  plan: Plan,
  shift: Shift,
  { volunteerId, now }: { volunteerId: string; now: Date },
): Exclude<NotPlaced, 'unknown' | 'overlap'> | null {
  if (shift.starts_at <= now) return 'over'
  const helper = plan.helpers.find(({ id }) => id === volunteerId)
  if (!helper) return 'stranger'
  const stands = filled(plan, shift)
  if (stands.there.some((place) => place.volunteer_id === volunteerId)) return 'there-already'
  if (stands.missing === 0) return 'full'
  return misfit(plan, shift, volunteerId) ?? (isKept(stands, helper, shift) ? 'skill' : null)
}

/** Whether the last place of a shift is kept for somebody with its skill, which this one has not. */
const isKept = ({ missing, unskilled }: Filled, helper: Helper, shift: Shift): boolean =>
  unskilled && missing === 1 && !brings(helper, shift)

/** Whether somebody has what one of a shift must have, on its day. */
export const brings = (helper: Helper, { skill, starts_at }: Shift): boolean =>
  skill !== null && skillsOn(helper, dayOf(starts_at)).includes(skill)

type Inserting = Adding & {
  shift: Shift
  state: 'proposed' | 'given' | 'accepted'
  fromPlaceId?: string
  byNobody?: boolean
}

/** Writes a place. `byNobody`: the program proposed it, nobody chose it yet. */
export const insertPlace = (tx: Tx, ctx: Ctx, one: Inserting) =>
  tx
    .insertInto('vanguard.place')
    .values({
      area_id: ctx.area.id,
      id: one.id,
      shift_id: one.shift.id,
      volunteer_id: one.volunteerId,
      during: duringOf(one.shift),
      state: one.state,
      from_place_id: one.fromPlaceId ?? null,
      by_id: one.byNobody ? null : ctx.actor.id,
      told_at: one.state === 'proposed' ? null : ctx.now,
      at: ctx.now,
    })
    .execute()

type Taking = { placeId: string; version: number }

/** Takes somebody out of a shift: what was only proposed is gone, and who was told before hears of it. */
export const takeOut = (ctx: Ctx, taking: Taking): Promise<Outcome<null, NotTaken>> =>
  inArea(ctx, async (tx) => {
    const held = await holdPlace(tx, ctx, taking)
    if (!held.done) return held
    const { place, shift } = held.value
    await endPlace(tx, ctx, { place, shift, state: 'cancelled' })
    return done(null)
  })

/** A place and its shift, held until the transaction ends, if it is still as it was seen and has not begun. */
export async function holdPlace(
  tx: Tx,
  ctx: Ctx,
  { placeId, version, also = [] }: Taking & { also?: readonly string[] },
): Promise<Outcome<{ place: Place; shift: Shift; others: Shift[] }, NotTaken>> {
  const before = await placeById(tx, ctx, placeId)
  if (!before) return refused('unknown')
  const shifts = await holdShifts(tx, ctx, [before.shift_id, ...also])
  const [place, shift] = [await placeById(tx, ctx, placeId), shifts.find(({ id }) => id === before.shift_id)]
  if (!place || !shift) return refused('unknown')
  if (place.version !== version || !['proposed', 'given', 'accepted'].includes(place.state)) return refused('stale')
  return shift.starts_at <= ctx.now ? refused('over') : done({ place, shift, others: shifts })
}

type Ending = { place: Place; shift: Shift; state: 'cancelled' | 'declined' | 'swapped'; moved?: boolean }

/** Ends a place that is held, with what was offered of it. `moved`: they get another one, and are told of that. */
export async function endPlace(tx: Tx, ctx: Ctx, { place, shift, state, moved = false }: Ending): Promise<void> {
  await tx
    .updateTable('vanguard.swap')
    .set((eb) => ({ state: 'withdrawn', settled_at: ctx.now, version: eb('version', '+', 1) }))
    .where('area_id', '=', ctx.area.id)
    .where('place_id', '=', place.id)
    .where('state', '=', 'open')
    .execute()
  if (place.state === 'proposed') {
    await tx.deleteFrom('vanguard.place').where('area_id', '=', ctx.area.id).where('id', '=', place.id).execute()
    return
  }
  await tx
    .updateTable('vanguard.place')
    .set((eb) => ({ state, at: ctx.now, version: eb('version', '+', 1) }))
    .where('area_id', '=', ctx.area.id)
    .where('id', '=', place.id)
    .execute()
  if (!moved)
    await record(tx, ctx, {
      name: `vanguard.place.${state}`,
      subjectId: place.id,
      detail: { gatheringId: shift.gathering_id, shiftId: shift.id },
    })
}

/** Puts somebody from one shift into another, whole or not at all. Who was told of the first is told of the second. */
export const movePlace = (
  ctx: Ctx,
  { placeId, version, id, toShiftId }: Taking & { id: string; toShiftId: string },
): Promise<Outcome<null, NotPlaced | NotTaken>> =>
  guarded(() =>
    inArea(ctx, async (tx): Promise<Outcome<null, NotPlaced | NotTaken>> => {
      if (await placeById(tx, ctx, id)) return done(null)
      const held = await holdPlace(tx, ctx, { placeId, version, also: [toShiftId] })
      if (!held.done) return held
      const { place, shift: from, others } = held.value
      const to = others.find((one) => one.id === toShiftId)
      if (!to) return refused('unknown')
      if (to.id === from.id) return refused('there-already')
      const why = await whyNotMoved(tx, ctx, { place, to })
      if (why) return refused(why)
      await endPlace(tx, ctx, { place, shift: from, state: 'cancelled', moved: true })
      await insertPlace(tx, ctx, { ...movedOf(place), id, shiftId: to.id, shift: to })
      if (place.state !== 'proposed')
        await record(tx, ctx, { name: 'vanguard.place.moved', subjectId: id, detail: { gatheringId: to.gathering_id } })
      return done(null)
    }),
  )

const movedOf = ({ id, volunteer_id, state }: Place): Pick<Inserting, 'volunteerId' | 'state' | 'fromPlaceId'> =>
  state === 'given' || state === 'accepted'
    ? { volunteerId: volunteer_id, state, fromPlaceId: id }
    : { volunteerId: volunteer_id, state: 'proposed' }

/** Looked at as if they had left the first already. */
async function whyNotMoved(tx: Tx, ctx: Ctx, { place, to }: { place: Place; to: Shift }) {
  const plan = await planOf(tx, ctx, [to.gathering_id])
  const own = (plan.times.get(place.volunteer_id) ?? []).filter((one) => one.shiftId !== place.shift_id)
  const without = { ...plan, times: new Map(plan.times).set(place.volunteer_id, own) }
  return whyNotPlaced(without, to, { volunteerId: place.volunteer_id, now: ctx.now })
}
