import { dayOf } from '#base/days.ts'
import { done, refused, type Outcome } from '#base/outcome.ts'
import type { Ctx } from '#platform/ctx.ts'
import { inArea } from '#platform/db/in-area.ts'
import { brokenConstraint } from '#platform/db/refusals.ts'
import { record } from '#platform/facts/record.ts'
import { layVisits } from '../visits/laying.ts'
import type { SeasonText } from './season.rules.ts'

/** Declared weeks of heat, cold or storm, the latest first; those that ended early say so. */
export const seasonsHere = (ctx: Ctx) =>
  inArea(ctx, (tx) =>
    tx
      .selectFrom('care.season')
      .selectAll()
      .where('area_id', '=', ctx.area.id)
      .orderBy('from_on', 'desc')
      .orderBy('at', 'desc')
      .limit(30)
      .execute(),
  )

type Declaring = SeasonText & { id: string }

/**
 * Declares hard weather: rhythms rise, and what lies ahead is laid out anew. The same id again is the same declaration. Refuses the
 * same weather on a day for which it is declared already, by whomever.
 */
export async function declare(ctx: Ctx, season: Declaring): Promise<Outcome<null, 'declared-already'>> {
  try {
    await written(ctx, season)
  } catch (error) {
    if (brokenConstraint(error) !== 'season_once') throw error
    return refused('declared-already')
  }
  await layVisits(ctx)
  return done(null)
}

const written = (ctx: Ctx, { id, kind, from, to }: Declaring): Promise<void> =>
  inArea(ctx, async (tx) => {
    const made = await tx
      .insertInto('care.season')
      .values({ area_id: ctx.area.id, id, kind, from_on: from, to_on: to, by_id: ctx.actor.id, at: ctx.now })
      .onConflict((conflict) => conflict.columns(['area_id', 'id']).doNothing())
      .returning('id')
      .executeTakeFirst()
    if (made) await record(tx, ctx, { name: 'care.season.declared', subjectId: id, detail: { kind, from, to } })
  })

/** Ends hard weather before its time; what lay ahead because of it is taken away. Refuses an `unknown` one. */
export async function endSeason(ctx: Ctx, id: string): Promise<Outcome<null, 'unknown'>> {
  const outcome = await inArea(ctx, async (tx): Promise<Outcome<null, 'unknown'>> => {
    const found = await tx
      .updateTable('care.season')
      .set((eb) => ({ ended_at: eb.fn.coalesce('ended_at', eb.val(ctx.now)) }))
      .where('area_id', '=', ctx.area.id)
      .where('id', '=', id)
      .where('to_on', '>=', dayOf(ctx.now))
      .returning('id')
      .executeTakeFirst()
    if (!found) return refused('unknown')
    await record(tx, ctx, { name: 'care.season.ended', subjectId: id })
    return done(null)
  })
  if (outcome.done) await layVisits(ctx)
  return outcome
}
