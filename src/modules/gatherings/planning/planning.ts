import { done, refused, type Outcome } from '#base/outcome.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { inArea } from '#platform/db/in-area.ts'
import { record } from '#platform/facts/record.ts'
import type { GatheringFact } from '../facts.ts'
import { lockGathering } from '../gathering.ts'
import { isStanding } from '../kinds.rules.ts'
import { seedFor } from '../draw/seed.ts'
import { makeGathering, type Making } from '../make.ts'
import { book, placed } from '../placing.ts'
import { columnsAfter, type Plan, type When } from '../plan.rules.ts'
import { offerMore } from '../signup/seats.ts'

/** What stands in the way, or what else the form cannot know. */
export type PlanRefusal = 'unknown' | 'stale' | 'over' | 'clash' | 'unknown-venue' | 'below-seated' | 'mode-seated'

/** Makes a gathering; the same id again is the same one. Refuses a venue that something else stands at (`clash`). */
export const plan = (ctx: Ctx, making: Making): Promise<Outcome<{ made: boolean }, 'clash' | 'unknown-venue'>> =>
  inArea(ctx, (tx) => makeGathering(tx, ctx, making))

export type OnGathering = { id: string; version: number }

/**
 * Changes what a gathering is, when or where. Those who signed up stay, and hear of another time or place. Refuses one that is
 * over or called off (`over`), fewer places than are taken (`below-seated`), and another way of giving places once somebody has one.
 */
export const change = (ctx: Ctx, on: OnGathering, to: When & { plan: Plan }): Promise<Outcome<null, PlanRefusal>> =>
  inArea(ctx, async (tx) => {
    const now = await lockGathering(tx, ctx, on.id)
    if (!now) return refused('unknown')
    if (now.version !== on.version) return refused('stale')
    if (!isStanding(now.state)) return refused('over')
    const seated = seatedProblem(now, to.plan)
    if (seated) return refused(seated)
    const found = await placed(tx, ctx, { id: on.id, ...to })
    if (!found.done) return found
    const then = { ...to, plan: found.value.plan }
    await book(tx, ctx, { id: on.id, ...then })
    await writeGathering(tx, ctx, { on, set: columnsThen(now, then) })
    await record(tx, ctx, { name: 'gatherings.gathering.changed', subjectId: on.id, detail: whatMoved(now, then) })
    await offerMore(tx, ctx, { id: on.id, before: now.capacity })
    return done(null)
  })

type Now = Parameters<typeof columnsAfter>[0] & { series_id: string | null; draw_seed: string | null }

const columnsThen = (now: Now, { plan, ...when }: When & { plan: Plan }) => ({
  ...columnsAfter(now, plan, when),
  own: now.series_id !== null,
  draw_seed: now.draw_seed ?? seedFor(plan),
})

type Seated = { taken: number; queued: number; sign_up: Plan['signUp'] }

function seatedProblem(now: Seated, { signUp, capacity }: Plan): 'below-seated' | 'mode-seated' | null {
  if (now.queued > 0 && now.sign_up !== signUp) return 'mode-seated'
  return capacity !== null && capacity < now.taken ? 'below-seated' : null
}

type Before = { starts_at: Date; venue_id: string | null; elsewhere: string | null }

/** Whether it is at another time or place now: only then those who signed up are told. */
function whatMoved(now: Before, { startsAt, plan }: When & { plan: Plan }): GatheringFact {
  const moved = startsAt.getTime() !== now.starts_at.getTime()
  const isElsewhere = plan.venueId !== now.venue_id || plan.elsewhere !== now.elsewhere
  return {
    startsAt: startsAt.toISOString(),
    ...(moved ? { from: now.starts_at.toISOString(), to: startsAt.toISOString() } : {}),
    ...(isElsewhere ? { place: true } : {}),
  }
}

/** Shows a planned gathering to everybody. */
export const publish = (ctx: Ctx, on: OnGathering): Promise<Outcome<null, 'unknown' | 'stale' | 'over'>> =>
  inArea(ctx, async (tx) => {
    const now = await lockGathering(tx, ctx, on.id)
    if (!now) return refused('unknown')
    if (now.state === 'published') return done(null)
    if (now.state !== 'planned') return refused('over')
    if (now.version !== on.version) return refused('stale')
    await writeGathering(tx, ctx, { on, set: { state: 'published' as const, published_at: ctx.now } })
    await record(tx, ctx, {
      name: 'gatherings.gathering.published',
      subjectId: on.id,
      detail: { startsAt: now.starts_at.toISOString() },
    })
    return done(null)
  })

/** Takes a gathering back that nobody but the committee ever saw. */
export const discard = (ctx: Ctx, on: OnGathering): Promise<Outcome<null, 'unknown' | 'stale' | 'over'>> =>
  inArea(ctx, async (tx) => {
    const now = await lockGathering(tx, ctx, on.id)
    if (!now) return refused('unknown')
    if (now.state !== 'planned' || now.series_id !== null) return refused('over')
    if (now.version !== on.version) return refused('stale')
    for (const [table, column] of [
      ['gatherings.booking', 'id'],
      ['gatherings.quota', 'gathering_id'],
      ['gatherings.gathering', 'id'],
    ] as const)
      await tx
        .deleteFrom(table)
        .where('area_id', '=', ctx.area.id)
        .where(column as 'id', '=', on.id)
        .execute()
    await record(tx, ctx, { name: 'gatherings.gathering.discarded', subjectId: on.id })
    return done(null)
  })

/** Writes columns of a gathering that is held, with its next version. */
export const writeGathering = (tx: Tx, ctx: Ctx, { on, set }: { on: OnGathering; set: object }) =>
  tx
    .updateTable('gatherings.gathering')
    .set({ ...set, version: on.version + 1 })
    .where('area_id', '=', ctx.area.id)
    .where('id', '=', on.id)
    .execute()
