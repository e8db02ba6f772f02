import { addDays, type Day } from '#base/days.ts'
import { uuidv7 } from '#base/uuid.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { inArea } from '#platform/db/in-area.ts'
import { record } from '#platform/facts/record.ts'
import { seedFor } from '../draw/seed.ts'
import { makeGathering } from '../make.ts'
import { momentsOn } from '../planning/when.rules.ts'
import { columnsOf, type Plan, type When } from '../plan.rules.ts'
import { isOpenAt, type Hours } from '../venues/hours.rules.ts'
import type { Choice, Choices } from './choices.rules.ts'
import { openHours, venueFor, venuesOf } from './clashes.ts'
import { datesOf, type Dated } from './recurrence.rules.ts'
import { horizonOf, lockSeries, recurrenceOf, type Series } from './series.ts'

/** The dates of a series after those that are laid out, up to a day. */
export const datesAhead = (ctx: Ctx, series: Series, to: Day): Dated[] => {
  const from = series.laid_until === null ? series.starts_on : addDays(series.laid_until, 1)
  return from > to ? [] : datesOf(recurrenceOf(series), { from, to }, ctx.calendar)
}

type Laying = { series: Series; to: Day; choices?: Choices; made?: ReadonlySet<Day> }

/**
 * Makes the gatherings of a series that are not made yet, up to a day, in the caller's transaction, which holds the series.
 * Left out for a holiday or by choice: a gathering that is paused and says why. A place that is taken or closed and about which
 * nothing was chosen: made without a venue, so that it stands on the planner's list. What was ever laid out is not made again, and
 * neither is what the caller `made`.
 */
export async function layUp(
  tx: Tx,
  ctx: Ctx,
  { series, to, choices = new Map(), made = new Set() }: Laying,
): Promise<void> {
  const hours = await openHours(tx, ctx, venuesOf(series, choices))
  const dates = datesAhead(ctx, series, to).filter(({ on }) => !made.has(on))
  for (const date of dates) await layOne(tx, ctx, { series, date, choices, hours })
  if (series.laid_until !== null && series.laid_until >= to) return
  await tx
    .updateTable('gatherings.series')
    .set({ laid_until: to })
    .where('area_id', '=', ctx.area.id)
    .where('id', '=', series.id)
    .execute()
}

type One = { series: Series; date: Dated; choices: Choices; hours: ReadonlyMap<string, Hours> }

async function layOne(tx: Tx, ctx: Ctx, { series, date, choices, hours }: One): Promise<void> {
  const { on, day } = date
  const choice = choices.get(on)
  if (day === null) return layPaused(tx, ctx, { series, on, day: on, reasonKind: 'holiday', reason: null })
  if (choice?.kind === 'skip')
    return layPaused(tx, ctx, { series, on, day, reasonKind: 'venue', reason: choice.reason })
  const when = momentsOn(day, series)
  const making = { id: uuidv7(ctx.now), ...when, series: { id: series.id, on }, published: true }
  const plan = planBy(series.plan, choice)
  const isMade = isOpenFor(plan, { when, hours }) && (await makeGathering(tx, ctx, { ...making, plan })).done
  if (!isMade) await makeGathering(tx, ctx, { ...making, plan: { ...series.plan, venueId: null } })
}

type Opening = { when: When; hours: ReadonlyMap<string, Hours> }

const isOpenFor = ({ venueId }: Plan, { when, hours }: Opening): boolean => {
  const open = hours.get(venueId ?? '')
  return open === undefined || isOpenAt(open, when)
}

/** The plan as it was chosen: as it is, at another venue, or at none. The place somebody wrote is no venue of ours. */
export function planBy(plan: Plan, choice: Choice | null = null): Plan {
  if (choice === null || choice.kind === 'usual') return plan
  return { ...plan, venueId: venueFor(choice, plan.venueId), elsewhere: null }
}

type Paused = { series: Series; on: Day; day: Day; reasonKind: 'holiday' | 'venue'; reason: string | null }

async function layPaused(tx: Tx, ctx: Ctx, { series, on, day, reasonKind, reason }: Paused): Promise<void> {
  const when = momentsOn(day, series)
  const id = uuidv7(ctx.now)
  await tx
    .insertInto('gatherings.gathering')
    .values({
      area_id: ctx.area.id,
      id,
      series_id: series.id,
      series_on: on,
      ...columnsOf(series.plan, when),
      state: 'paused',
      reason_kind: reasonKind,
      reason,
      draw_seed: seedFor(series.plan),
      made_by: ctx.actor.id,
      made_at: ctx.now,
      published_at: ctx.now,
    })
    .execute()
  const detail = { startsAt: when.startsAt.toISOString(), reasonKind }
  await record(tx, ctx, { name: 'gatherings.gathering.paused', subjectId: id, detail })
}

/**
 * Work on a clock: lays the series of the area out to the horizon. Done twice or by two servers at once it is done once; a
 * gathering that was called off, moved or taken out is not made again.
 */
export async function layOut(ctx: Ctx): Promise<void> {
  const horizon = horizonOf(ctx)
  for (const id of await shortOnes(ctx, horizon))
    await inArea(ctx, async (tx) => {
      const series = await lockSeries(tx, ctx, id)
      if (series && series.ended_at === null) await layUp(tx, ctx, { series, to: horizon })
    })
}

/** Series that go on and are not laid out to the horizon. */
const shortOnes = (ctx: Ctx, horizon: Day): Promise<string[]> =>
  inArea(ctx, async (tx) => {
    const rows = await tx
      .selectFrom('gatherings.series')
      .select('id')
      .where('area_id', '=', ctx.area.id)
      .where('ended_at', 'is', null)
      .where((eb) => eb.or([eb('laid_until', 'is', null), eb('laid_until', '<', horizon)]))
      .where((eb) =>
        eb.or([eb('laid_until', 'is', null), eb('until_on', 'is', null), eb('until_on', '>', eb.ref('laid_until'))]),
      )
      .orderBy('id')
      .execute()
    return rows.map((row) => row.id)
  })
