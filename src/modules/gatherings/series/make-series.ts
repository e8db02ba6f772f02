import { addDays, dayOf, type Day } from '#base/days.ts'
import { done, refused, type Outcome } from '#base/outcome.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { inArea } from '#platform/db/in-area.ts'
import { record } from '#platform/facts/record.ts'
import { mayUseVenue } from '../access.ts'
import { lockVenue } from '../booking.ts'
import { venueChoices, type VenueChoice } from '../planning/choices.ts'
import type { Choices } from './choices.rules.ts'
import { foresee, openDays, venuesOf, type Foreseen } from './clashes.ts'
import { layUp } from './laying.ts'
import { datesOf, unknownYears, type Dated } from './recurrence.rules.ts'
import { columnsOfPlan, horizonOf, lockSeries, planHere, seriesOf } from './series.ts'
import type { SeriesInput } from './template.rules.ts'

/** Says what becomes of the days whose place is taken, once it is known which these are. */
export type Choose = (days: readonly Day[]) => Choices

/** A series before it is made: its dates up to the horizon, the first ones after it, years without an announcement. */
export type Preview = {
  dates: Foreseen[]
  /** The days that would want a decision if nothing were chosen. */
  clashing: Day[]
  later: Dated[]
  unknown: number[]
  venues: VenueChoice[]
}

/** What making a series would come to, and what is in its way. Writes nothing. */
export const previewSeries = (ctx: Ctx, input: SeriesInput, choose: Choose): Promise<Preview> =>
  inArea(ctx, async (tx) => {
    const dates = datesToHorizon(ctx, input)
    const bare = await foresee(tx, ctx, { input, dates, choices: new Map() })
    const clashing = openDays(bare)
    const choices = choose(clashing)
    const from = addDays(horizonOf(ctx), 1)
    const span = { from, to: addDays(from, 800) }
    return {
      dates: choices.size === 0 ? bare : await foresee(tx, ctx, { input, dates, choices }),
      clashing,
      later: dates.length > 3 ? [] : datesOf(input, span, ctx.calendar).slice(0, 3),
      unknown: unknownYears(ctx.calendar, { from: dayOf(ctx.now), to: horizonOf(ctx) }),
      venues: await venueChoices(tx, ctx),
    }
  })

const datesToHorizon = (ctx: Ctx, input: SeriesInput): Dated[] => {
  const to = horizonOf(ctx)
  return input.startsOn > to ? [] : datesOf(input, { from: input.startsOn, to }, ctx.calendar)
}

type Making = { id: string; input: SeriesInput; choose: Choose }

/**
 * Makes a series and its gatherings up to the horizon; the same form again is the same series. Refuses a venue this actor
 * cannot book, and a place at which they may not plan (`unknown-venue`), and with nothing made (`clash`) when the place is taken or closed on a day for which nothing
 * was chosen: also when that happened a moment ago, because the venues are held while it is looked at.
 */
export const makeSeries = (ctx: Ctx, making: Making): Promise<Outcome<{ id: string }, 'clash' | 'unknown-venue'>> =>
  inArea(ctx, (tx) => makeSeriesIn(tx, ctx, making))

/** The same in the caller's transaction, for whoever writes what a series of theirs has besides. */
export async function makeSeriesIn(
  tx: Tx,
  ctx: Ctx,
  { id, input, choose }: Making,
): Promise<Outcome<{ id: string }, 'clash' | 'unknown-venue'>> {
  const plan = await planHere(tx, ctx, input.plan)
  if (!plan || !(await holdVenues(tx, ctx, venuesOf(input, new Map())))) return refused('unknown-venue')
  if (await seriesOf(tx, ctx, id)) return done({ id })
  const answer = await decided(tx, ctx, { input, dates: datesToHorizon(ctx, input), choose })
  if (!answer.done) return answer
  const choices = answer.value
  if (await writeSeries(tx, ctx, { id, input: { ...input, plan } })) {
    const series = await lockSeries(tx, ctx, id)
    if (series) await layUp(tx, ctx, { series, to: horizonOf(ctx), choices })
    await record(tx, ctx, { name: 'gatherings.series.made', subjectId: id })
  }
  return done({ id })
}

type Deciding = { input: SeriesInput; dates: readonly Dated[]; choose: Choose }

/** What was chosen, once nothing is left open by it; the venues it takes are held then. */
async function decided(
  tx: Tx,
  ctx: Ctx,
  { input, dates, choose }: Deciding,
): Promise<Outcome<Choices, 'clash' | 'unknown-venue'>> {
  const choices = choose(openDays(await foresee(tx, ctx, { input, dates, choices: new Map() })))
  if (!(await holdVenues(tx, ctx, venuesOf(input, choices)))) return refused('unknown-venue')
  const left = openDays(await foresee(tx, ctx, { input, dates, choices }))
  return left.length > 0 ? refused('clash') : done(choices)
}

/** Holds venues until the transaction ends; false when there is one this actor cannot book, or that is given up. */
export async function holdVenues(tx: Tx, ctx: Ctx, venueIds: readonly string[]): Promise<boolean> {
  for (const venueId of venueIds) {
    const venue = await lockVenue(tx, ctx, venueId)
    if (!venue || !mayUseVenue(ctx.actor, venue)) return false
  }
  return true
}

/** Writes the row of a series; false when it is there already. */
export async function writeSeries(
  tx: Tx,
  ctx: Ctx,
  { id, input, laidUntil = null }: { id: string; input: SeriesInput; laidUntil?: Day | null },
): Promise<boolean> {
  const rows = await tx
    .insertInto('gatherings.series')
    .values({
      area_id: ctx.area.id,
      id,
      ...columnsOfPlan(input.plan),
      rule: input.rule,
      lunar: input.lunar,
      starts_on: input.startsOn,
      until_on: input.untilOn,
      minute: input.minute,
      lasts: input.lasts,
      on_holiday: input.onHoliday,
      laid_until: laidUntil,
      made_by: ctx.actor.id,
      made_at: ctx.now,
    })
    .onConflict((on) => on.doNothing())
    .returning('id')
    .execute()
  return rows.length > 0
}
