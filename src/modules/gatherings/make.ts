import { done, refused, type Outcome } from '#base/outcome.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { record } from '#platform/facts/record.ts'
import { inTheWay, lockVenue, writeBooking, type InTheWay } from './booking.ts'
import { seedFor } from './draw/seed.ts'
import { columnsOf, type Plan, type When } from './plan.rules.ts'

/** What a gathering is made of. `series`: which of a series it is. `published`: everybody sees it at once. */
export type Making = When & {
  id: string
  plan: Plan
  series?: { id: string; on: string } | null
  published?: boolean
  drawSeed?: string | null
}

export type MakeRefusal = 'unknown-venue' | 'clash'

/**
 * Makes a gathering and books its venue, in the caller's transaction; the same id again is the same gathering. Refuses a venue
 * that is unknown or ended, and a time at which something else stands there (`clash`: ask `inTheWay` for what).
 */
export async function makeGathering(
  tx: Tx,
  ctx: Ctx,
  making: Making,
): Promise<Outcome<{ made: boolean }, MakeRefusal>> {
  const { id, plan } = making
  const place = await freePlace(tx, ctx, making)
  if (place !== 'free') return refused(place)
  const rows = await tx
    .insertInto('gatherings.gathering')
    .values({ area_id: ctx.area.id, id, ...columnsOf(plan, making), ...beginning(ctx, making) })
    .onConflict((on) => on.doNothing())
    .returning('id')
    .execute()
  if (rows.length === 0) return done({ made: false })
  if (plan.venueId !== null) await writeBooking(tx, ctx, { ...making, venueId: plan.venueId, gatheringId: id })
  const happened = making.published ? 'published' : 'planned'
  const detail = { startsAt: making.startsAt.toISOString() }
  await record(tx, ctx, { name: `gatherings.gathering.${happened}`, subjectId: id, detail })
  return done({ made: true })
}

const beginning = (ctx: Ctx, { plan, series, published = false, drawSeed = null }: Making) => ({
  ...(series ? { series_id: series.id, series_on: series.on } : {}),
  state: published ? ('published' as const) : ('planned' as const),
  published_at: published ? ctx.now : null,
  draw_seed: drawSeed ?? seedFor(plan),
  made_by: ctx.actor.id,
  made_at: ctx.now,
})

async function freePlace(tx: Tx, ctx: Ctx, { id, plan, startsAt, endsAt }: Making): Promise<'free' | MakeRefusal> {
  const { venueId } = plan
  if (venueId === null) return 'free'
  if (!(await lockVenue(tx, ctx, venueId))) return 'unknown-venue'
  const others: InTheWay[] = await inTheWay(tx, ctx, { venueId, startsAt, endsAt, own: id })
  return others.length > 0 ? 'clash' : 'free'
}
