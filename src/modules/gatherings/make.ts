import { done, type Outcome } from '#base/outcome.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { record } from '#platform/facts/record.ts'
import { seedFor } from './draw/seed.ts'
import { book, placed, type PlaceRefusal } from './placing.ts'
import { columnsOf, type Plan, type When } from './plan.rules.ts'

/** What a gathering is made of. `series`: which of a series it is. `published`: everybody sees it at once. */
export type Making = When & {
  id: string
  plan: Plan
  series?: { id: string; on: string } | null
  published?: boolean
  drawSeed?: string | null
}

/**
 * Makes a gathering and books its venue, in the caller's transaction; the same id again is the same gathering. Refuses a venue
 * that is unknown or ended, and a time at which something else stands there (`clash`: ask `inTheWay` for what).
 */
export async function makeGathering(
  tx: Tx,
  ctx: Ctx,
  making: Making,
): Promise<Outcome<{ made: boolean }, PlaceRefusal>> {
  const { id } = making
  const found = await placed(tx, ctx, making)
  if (!found.done) return found
  const { plan } = found.value
  const rows = await tx
    .insertInto('gatherings.gathering')
    .values({ area_id: ctx.area.id, id, ...columnsOf(plan, making), ...beginning(ctx, making) })
    .onConflict((on) => on.doNothing())
    .returning('id')
    .execute()
  if (rows.length === 0) return done({ made: false })
  if (plan.venueId !== null) await book(tx, ctx, { ...making, plan })
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
