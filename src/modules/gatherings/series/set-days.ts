import { addDays, type Day } from '#base/days.ts'
import { done, refused, type Outcome } from '#base/outcome.ts'
import { uuidv7 } from '#base/uuid.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { inArea } from '#platform/db/in-area.ts'
import { record } from '#platform/facts/record.ts'
import { releaseBooking } from '../booking.ts'
import { planOf, type Plan } from '../plan.rules.ts'
import { callOffHeld } from '../planning/call-off.ts'
import { momentsOn } from '../planning/when.rules.ts'
import { applyPatch } from './apply.ts'
import { handOver, lockChangeable, writeOn } from './change.ts'
import type { Choices } from './choices.rules.ts'
import { openDays, venuesOf, type Foreseen } from './clashes.ts'
import { staysAsItIs, survey, type Survey } from './days.ts'
import type { NewDays } from './days.rules.ts'
import { layUp, planBy } from './laying.ts'
import { holdVenues, writeSeries, type Choose } from './make-series.ts'
import { lockSeries, planHere, seriesOf, type Series } from './series.ts'
import { stopOne } from './stopping.ts'

type Setting = { id: string; version: number; newId: string; from: Day; days: NewDays; choose: Choose }

/** What it came to: the series that goes on, how many moved to another day, how many were called off. */
export type DaysSet = { seriesId: string; moved: number; off: number }

/**
 * Gives a series other days from one of its days on: it ends before, and another, under the id of the form, goes on. A gathering
 * moves to a date of its week and its sign-ups go along; where there is none it is called off; either with the reason. What was
 * held, began or was changed by itself stays. Refuses an `unknown` or ended series, a `stale` version, a venue at which this actor
 * may not plan, and with nothing changed (`clash`) when there is a date about which nothing was decided.
 */
export const setDays = (
  ctx: Ctx,
  on: Setting,
): Promise<Outcome<DaysSet, 'unknown' | 'stale' | 'clash' | 'unknown-venue'>> =>
  inArea(ctx, async (tx) => {
    const series = await lockSeries(tx, ctx, on.id)
    if (await seriesOf(tx, ctx, on.newId)) return done({ seriesId: on.newId, moved: 0, off: 0 })
    if (series?.ended_at !== null) return refused('unknown')
    if (series.version !== on.version) return refused('stale')
    const found = await decided(tx, ctx, { ...on, series })
    if (!found.done) return found
    return done(await carryOut(tx, ctx, { ...on, ...found.value, series }))
  })

type Found = { seen: Survey; choices: Choices }

/** What is to be done, once nothing is left open; the gatherings and the venues are held then. */
async function decided(
  tx: Tx,
  ctx: Ctx,
  { series, from, days, choose }: Setting & { series: Series },
): Promise<Outcome<Found, 'clash' | 'unknown-venue'>> {
  const rows = await lockChangeable(tx, ctx, { seriesId: series.id, from })
  const plan = await planHere(tx, ctx, series.plan)
  if (!plan || !(await holdVenues(tx, ctx, venuesOf({ plan }, new Map())))) return refused('unknown-venue')
  const asked = { series: { ...series, plan }, from, days, rows }
  const choices = choose(openDays((await survey(tx, ctx, asked)).dates))
  if (!(await holdVenues(tx, ctx, venuesOf({ plan }, choices)))) return refused('unknown-venue')
  const seen = await survey(tx, ctx, { ...asked, choices })
  return openDays(seen.dates).length > 0 ? refused('clash') : done({ seen, choices })
}

type CarryingOut = Setting & Found & { series: Series }

async function carryOut(tx: Tx, ctx: Ctx, on: CarryingOut): Promise<DaysSet> {
  const { series, newId, from, seen, choices } = on
  const moves = seen.dates.filter(({ moved, choice }) => moved !== null && choice?.kind !== 'skip')
  const moving = moves.flatMap((date) => seen.at.get(date.on) ?? [])
  // What moves gives its place back first: none of them stands in the way of another.
  for (const row of [...moving, ...seen.off]) await releaseBooking(tx, ctx, row.id)
  await writeSeries(tx, ctx, { id: newId, input: seen.input })
  const last = addDays(from, -1)
  const end = last < series.starts_on ? { until_on: series.starts_on, ended_at: ctx.now } : { until_on: last }
  await writeOn(tx, ctx, { series, set: end })
  await record(tx, ctx, { name: 'gatherings.series.made', subjectId: newId, detail: { after: series.id } })
  await record(tx, ctx, { name: 'gatherings.series.changed', subjectId: series.id, detail: { seriesId: newId } })
  const made = new Set<Day>()
  for (const date of seen.dates) if (await bring(tx, ctx, { ...on, date })) made.add(date.on)
  for (const row of seen.off) await stopOne(tx, ctx, { row, state: 'cancelled', reason: on.days.reason })
  const next = await lockSeries(tx, ctx, newId)
  if (next) await layUp(tx, ctx, { series: next, to: seen.to, choices, made })
  return { seriesId: newId, moved: moving.length, off: seen.off.length }
}

type Bringing = CarryingOut & { date: Foreseen }
type Going = Survey['off'][number]

/** Brings the gathering that goes to a date there; whether the date has its gathering now. */
async function bring(tx: Tx, ctx: Ctx, on: Bringing): Promise<boolean> {
  const { date, seen, newId } = on
  const row = seen.at.get(date.on)
  if (!row || date.day === null) return false
  if (date.choice?.kind === 'skip') {
    await stopOne(tx, ctx, { row, state: 'paused', reason: { kind: 'venue', words: date.choice.reason } })
    if (row.day !== date.day) return false
  } else if (row.day !== date.day) {
    await move(tx, ctx, { on, row, day: date.day })
    return true
  } else if (!staysAsItIs(row, { date, input: seen.input })) await newHours(tx, ctx, { on, row })
  await handOver(tx, ctx, { id: row.id, seriesId: newId, on: date.on })
  return true
}

/** Where a gathering takes place by what was chosen for its new date; all else stays as each has it. */
function placeBy({ date, seen }: Bringing): Pick<Plan, 'venueId' | 'elsewhere' | 'compoundId' | 'buildingId'> {
  const { venueId, elsewhere, compoundId, buildingId } = planBy(seen.input.plan, date.choice)
  return { venueId, elsewhere, compoundId, buildingId }
}

async function move(tx: Tx, ctx: Ctx, { on, row, day }: { on: Bringing; row: Going; day: Day }): Promise<void> {
  const instead = {
    id: uuidv7(ctx.now),
    plan: { ...planOf(row), ...placeBy(on) },
    ...momentsOn(day, on.seen.input),
    series: { id: on.newId, on: on.date.on },
    published: row.published_at !== null,
    drawSeed: row.draw_seed,
  }
  const { kind: reasonKind, words: reason } = on.days.reason
  const why = await callOffHeld(tx, ctx, { now: row, off: { how: 'postponed', reasonKind, reason, instead } })
  if (why !== null) throw new Error(`A place that was free is not: ${why}.`)
}

async function newHours(tx: Tx, ctx: Ctx, { on, row }: { on: Bringing; row: Going }): Promise<void> {
  const { minute, lasts } = on.seen.input
  const why = await applyPatch(tx, ctx, { row, patch: { minute, lasts, ...placeBy(on) } })
  if (why !== null) throw new Error(`A gathering that was to stay could not: ${why}.`)
}
