import { dayOf, startOfDay } from '#base/days.ts'
import { done, refused, type Outcome } from '#base/outcome.ts'
import type { Ctx } from '#platform/ctx.ts'
import { inArea } from '#platform/db/in-area.ts'
import { record } from '#platform/facts/record.ts'
import { recordFound } from '#modules/needs/public.ts'
import type { Day } from '../day.ts'
import { takesPlace } from './day.ts'
import { categoryOf, isThere, mostByThemselves, type Hazard, type HazardRefusal } from './hazard.rules.ts'
import { hazardWords } from './hazard.words.ts'
import { stallsOf } from './morning.ts'

/** The stalls of a day by name, for its forms. */
export const stallChoices = (ctx: Ctx, gatheringId: string) =>
  inArea(ctx, (tx) => stallsOf(tx, ctx, gatheringId).execute())

type Where = { building_id: string | null; compound_id: string | null }
const whereOf = ({ building_id, compound_id }: Where): string | null => building_id ?? compound_id

type Finding = Hazard & { id: string; day: Day }

/**
 * Writes down a danger that was found at a stall or at a home, and makes a need of the shortest term of it. While the day is on,
 * whoever counts there is there for the committee: it goes to whoever has the duty at once. The same form again is the same danger
 * and the same need. Returns the number of the need, and whether it is with whoever has the duty already.
 */
export async function reportHazard(
  ctx: Ctx,
  found: Finding,
): Promise<Outcome<{ number: string; handed: boolean }, HazardRefusal>> {
  const { id, day, stallId, kind, placeId, door } = found
  const stall = (await stallChoices(ctx, day.id)).find((one) => one.id === stallId)
  if (!stall) return refused('unknown-stall')
  const w = hazardWords(ctx.lang)
  const said = { title: w.asTitle(w.kinds[kind]), words: w.asNeed(w.kinds[kind], stall.title) }
  const there = takesPlace(day) && isThere(day, ctx.now) && (await foundToday(ctx, id)) < mostByThemselves
  // Right by the stall is where the day is.
  const at = placeId ?? whereOf(day)
  const need = await recordFound(ctx, { id, category: categoryOf(kind), ...said, placeId: at, door, there })
  if (!need.done) return need
  await inArea(ctx, async (tx) => {
    const rows = await tx
      .insertInto('vanguard.hazard')
      .values({
        area_id: ctx.area.id,
        id,
        stall_id: stallId,
        need_id: need.value.needId,
        kind,
        by_id: ctx.actor.id,
        at: ctx.now,
      })
      .onConflict((on) => on.doNothing())
      .returning('id')
      .execute()
    if (rows.length > 0)
      await record(tx, ctx, {
        name: 'vanguard.hazard.found',
        subjectId: id,
        detail: { kind, number: need.value.number },
      })
  })
  return done({ number: need.value.number, handed: need.value.handed })
}

/** How many others this account found today. */
const foundToday = (ctx: Ctx, id: string): Promise<number> =>
  inArea(ctx, async (tx) => {
    const { found } = await tx
      .selectFrom('vanguard.hazard')
      .select((eb) => eb.fn.countAll<number>().as('found'))
      .where('area_id', '=', ctx.area.id)
      .where('by_id', '=', ctx.actor.id)
      .where('id', '<>', id)
      .where('at', '>=', startOfDay(dayOf(ctx.now)))
      .executeTakeFirstOrThrow()
    return found
  })
