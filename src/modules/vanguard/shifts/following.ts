import { dayOf } from '#base/days.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { record, recordAll } from '#platform/facts/record.ts'
import type { Day } from '../day.ts'
import { endPlace } from './placing.ts'
import { duringOf, holdShifts, shiftsHere, standingIn, type Place, type Shift } from './rows.ts'

type Moved = { was: Date; to: Day }

/** Who said yes to one date said nothing of another. */
const isOtherDate = ({ was, to }: Moved): boolean => dayOf(was) !== dayOf(to.starts_at)

/**
 * Takes the places in shifts that were moved, and that the caller holds, to the new time. Who has one is told; on another date they
 * are asked whether they can. Whoever is somewhere else then gives the place back and is told so; so does what was only proposed
 * for another date.
 */
export async function placesFollow(
  tx: Tx,
  ctx: Ctx,
  { shifts: moved, ...day }: Moved & { shifts: readonly { id: string }[] },
): Promise<void> {
  const ids = moved.map(({ id }) => id)
  const shifts = new Map((await holdShifts(tx, ctx, ids)).map((shift) => [shift.id, shift]))
  const places = await standingIn(tx, ctx, ids)
  for (const place of inOrder(places, shifts, day)) {
    const shift = shifts.get(place.shift_id)
    if (shift) await placeFollows(tx, ctx, { place, shift, otherDate: isOtherDate(day), among: ids })
  }
}

/** So that nobody's two places of one day meet on the way: later, the last goes first. */
function inOrder(places: readonly Place[], shifts: ReadonlyMap<string, Shift>, { was, to }: Moved): Place[] {
  const start = ({ shift_id }: Place) => shifts.get(shift_id)?.starts_at.getTime() ?? 0
  const way = to.starts_at > was ? -1 : 1
  return [...places].sort((one, other) => way * (start(one) - start(other)))
}

type Following = { place: Place; shift: Shift; otherDate: boolean; among: readonly string[] }

async function placeFollows(tx: Tx, ctx: Ctx, { place, shift, otherDate, among }: Following): Promise<void> {
  const detail = { gatheringId: shift.gathering_id, shiftId: shift.id }
  const clashes = await isTaken(tx, ctx, { place, shift, among })
  if (clashes || (otherDate && place.state === 'proposed')) {
    await endPlace(tx, ctx, { place, shift, state: 'cancelled', moved: true })
    if (place.state !== 'proposed')
      await record(tx, ctx, { name: 'vanguard.place.clashed', subjectId: place.id, detail })
    return
  }
  await tx
    .updateTable('vanguard.place')
    .set((eb) => ({
      during: duringOf(shift),
      version: eb('version', '+', 1),
      ...(otherDate && place.state === 'accepted' ? { state: 'given' as const } : {}),
      ...(place.state === 'proposed' ? {} : { told_at: ctx.now }),
    }))
    .where('area_id', '=', ctx.area.id)
    .where('id', '=', place.id)
    .execute()
  if (place.state === 'proposed') return
  await record(tx, ctx, { name: 'vanguard.place.moved', subjectId: place.id, detail })
}

/** Whether they have a place elsewhere at the new time; those of the same day go along. */
async function isTaken(tx: Tx, ctx: Ctx, { place, shift, among }: Omit<Following, 'otherDate'>): Promise<boolean> {
  const one = await tx
    .selectFrom('vanguard.place')
    .select('id')
    .where('area_id', '=', ctx.area.id)
    .where('volunteer_id', '=', place.volunteer_id)
    .where('standing', '=', true)
    .where('shift_id', 'not in', [...among])
    .where('during', '&&', duringOf(shift))
    .limit(1)
    .executeTakeFirst()
  return one !== undefined
}

/** Questions go along; to another date without their answers, and whoever has no place there is asked about it once more. */
export async function asksFollow(tx: Tx, ctx: Ctx, { fromId, ...day }: Moved & { fromId: string }): Promise<void> {
  const to = day.to.id
  if (fromId !== to) await asksOf(tx, ctx, { fromId, to }).set({ gathering_id: to }).execute()
  if (!isOtherDate(day)) return
  const asks = await tx
    .updateTable('vanguard.ask')
    .set((eb) => ({ ...unanswered, version: eb('version', '+', 1) }))
    .where('area_id', '=', ctx.area.id)
    .where('gathering_id', '=', to)
    .where('kind', '=', 'day')
    .returning(['id', 'volunteer_id'])
    .execute()
  const placed = await placedOn(tx, ctx, to)
  const told = asks.filter((one) => !placed.has(one.volunteer_id))
  const detail = { gatheringId: to, kind: 'day', moved: true }
  await recordAll(
    tx,
    ctx,
    told.map(({ id }) => ({ name: 'vanguard.ask.made' as const, subjectId: id, detail })),
  )
}

const unanswered = { answer: null, answered_how: null, answered_at: null, answered_by: null }

/** Questions about a day, without those who were asked about the other one already. */
const asksOf = (tx: Tx, ctx: Ctx, { fromId, to }: { fromId: string; to: string }) =>
  tx
    .updateTable('vanguard.ask as a')
    .where('a.area_id', '=', ctx.area.id)
    .where('a.gathering_id', '=', fromId)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('vanguard.ask as b')
            .select('b.id')
            .whereRef('b.area_id', '=', 'a.area_id')
            .where('b.gathering_id', '=', to)
            .whereRef('b.volunteer_id', '=', 'a.volunteer_id')
            .whereRef('b.kind', '=', 'a.kind'),
        ),
      ),
    )

async function placedOn(tx: Tx, ctx: Ctx, dayId: string): Promise<Set<string>> {
  const shifts = await shiftsHere(tx, ctx).where('s.gathering_id', '=', dayId).execute()
  const places = await standingIn(
    tx,
    ctx,
    shifts.map(({ id }) => id),
  )
  return new Set(places.map((one) => one.volunteer_id))
}
