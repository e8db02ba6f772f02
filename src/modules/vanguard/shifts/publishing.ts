import { done, refused, type Outcome } from '#base/outcome.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { inArea } from '#platform/db/in-area.ts'
import { record, recordAll, type Fact } from '#platform/facts/record.ts'
import { dayOf } from '#base/days.ts'
import { misfit, planOf, type Plan } from './plan.ts'
import { daysOfRoster, rostersHere, type Roster } from './roster.ts'
import { holdShifts, shiftsHere, type Place } from './rows.ts'

/** `stale`: what is proposed is not what was seen; `unfit`: somebody in it can no longer come, or may not. */
export type NotPublished = 'nothing' | 'stale' | 'unfit'

/**
 * Gives everybody who is proposed on these days their place, and tells them: who said they can come has accepted, others are asked
 * whether they do. `seen` is what the reader had before them; of two at once one publishes, and the other sees what came of it.
 */
export const publish = (
  ctx: Ctx,
  { dayIds, seen }: { dayIds: readonly string[]; seen: string },
): Promise<Outcome<number, NotPublished>> =>
  inArea(ctx, async (tx) => {
    const shifts = await shiftsHere(tx, ctx)
      .where('s.gathering_id', 'in', [...dayIds])
      .execute()
    await holdShifts(
      tx,
      ctx,
      shifts.map(({ id }) => id),
    )
    const plan = await planOf(tx, ctx, dayIds)
    if (plan.seen !== seen) return refused('stale')
    const proposed = plan.places.filter(({ state }) => state === 'proposed')
    if (proposed.length === 0) return refused('nothing')
    if (proposed.some((place) => isUnfit(ctx, plan, place))) return refused('unfit')
    for (const place of proposed) await give(tx, ctx, { place, accepted: saidYes(plan, place) })
    await recordAll(
      tx,
      ctx,
      proposed.map((place) => givenFact(plan, place)),
    )
    await closeRosters(tx, ctx, plan)
    return done(proposed.length)
  })

const shiftOf = ({ shifts }: Plan, { shift_id }: Place) => shifts.find(({ id }) => id === shift_id)

/** Whether somebody who is proposed cannot, may not, or is too late for it by now. */
export function isUnfit(ctx: Ctx, plan: Plan, place: Place): boolean {
  const shift = shiftOf(plan, place)
  return !shift || shift.starts_at <= ctx.now || misfit(plan, shift, place.volunteer_id) !== null
}

const saidYes = (plan: Plan, place: Place): boolean =>
  plan.said.some(
    (one) =>
      one.volunteer_id === place.volunteer_id &&
      one.gathering_id === shiftOf(plan, place)?.gathering_id &&
      one.answer === 'yes',
  )

const give = (tx: Tx, ctx: Ctx, { place: { id }, accepted }: { place: Place; accepted: boolean }) =>
  tx
    .updateTable('vanguard.place')
    .set((eb) => ({ state: accepted ? 'accepted' : 'given', told_at: ctx.now, version: eb('version', '+', 1) }))
    .where('area_id', '=', ctx.area.id)
    .where('id', '=', id)
    .execute()

const givenFact = (plan: Plan, place: Place): Fact => ({
  name: 'vanguard.place.given',
  subjectId: place.id,
  detail: { gatheringId: shiftOf(plan, place)?.gathering_id, shiftId: place.shift_id },
})

/**
 * A roster made for these days is published once nothing in any of its days waits. Its row is held meanwhile: of two who publish
 * different days at once, the second sees what the first did.
 */
async function closeRosters(tx: Tx, ctx: Ctx, { days }: Plan): Promise<void> {
  for (const roster of await rostersOver(tx, ctx, days)) {
    if (await hasProposed(tx, ctx, await daysOfRoster(tx, ctx, roster))) continue
    await tx
      .updateTable('vanguard.roster')
      .set((eb) => ({ state: 'published', published_at: ctx.now, version: eb('version', '+', 1) }))
      .where('area_id', '=', ctx.area.id)
      .where('id', '=', roster.id)
      .execute()
    await record(tx, ctx, { name: 'vanguard.roster.published', subjectId: roster.id })
  }
}

/** The proposals of the program any of these days lies in, held until the transaction ends. */
async function rostersOver(tx: Tx, ctx: Ctx, days: Plan['days']): Promise<Roster[]> {
  const programmes = [...new Set(days.flatMap(({ programme_id }) => programme_id ?? []))]
  if (programmes.length === 0) return []
  const rosters = await rostersHere(tx, ctx)
    .where('state', '=', 'proposed')
    .where('programme_id', 'in', programmes)
    .orderBy('id')
    .forUpdate()
    .execute()
  return rosters.filter(({ programme_id, from_on, to_on }) =>
    days.some((day) => {
      const on = dayOf(day.starts_at)
      return day.programme_id === programme_id && from_on <= on && on <= to_on
    }),
  )
}

async function hasProposed(tx: Tx, ctx: Ctx, days: Plan['days']): Promise<boolean> {
  const { places } = await planOf(
    tx,
    ctx,
    days.map(({ id }) => id),
  )
  return places.some(({ state }) => state === 'proposed')
}
