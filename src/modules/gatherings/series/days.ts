import { dayOf, type Day } from '#base/days.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { inArea } from '#platform/db/in-area.ts'
import type { Gathering } from '../gathering.ts'
import { isStanding, wasHeld } from '../kinds.rules.ts'
import { venueChoices } from '../planning/choices.ts'
import { momentsOn } from '../planning/when.rules.ts'
import { clockOf, type Held } from './apply.ts'
import { changeable } from './change.ts'
import type { Choices } from './choices.rules.ts'
import { foresee, openDays, type Foreseen } from './clashes.ts'
import { beginOf, pairOff, type Laid, type NewDays } from './days.rules.ts'
import type { Choose, Preview } from './make-series.ts'
import { datesOf, mondayOf, unknownYears, type Dated } from './recurrence.rules.ts'
import { gatheringsOf, horizonOf, type Series } from './series.ts'
import type { SeriesInput } from './template.rules.ts'

/** A gathering that stands, with its day. */
type Row = Held & Laid

/** What other days would come to: the series that goes on, its dates, which gathering goes to which, and those that are called off. */
export type Survey = { input: SeriesInput; to: Day; dates: Foreseen[]; at: ReadonlyMap<Day, Row>; off: Row[] }

type Surveying = { series: Series; from: Day; days: NewDays; rows: readonly Held[]; choices?: Choices }

/** Looks at what would become of the gatherings of a series from one of its days on. An answer for good to whoever holds rows and venues. */
export async function survey(
  tx: Tx,
  ctx: Ctx,
  { series, from, days, rows, choices = new Map() }: Surveying,
): Promise<Survey> {
  const all = await gatheringsOf(tx, ctx, series.id)
  const input = goingOn(ctx, { series, from, days, all })
  const to = series.laid_until !== null && series.laid_until > horizonOf(ctx) ? series.laid_until : horizonOf(ctx)
  const dates = input.startsOn > to ? [] : datesOf(input, { from: input.startsOn, to }, ctx.calendar)
  const laid = rows.map((row) => ({ ...row, day: dayOf(row.starts_at) }))
  const { at, left: off } = pairOff(laid, dates)
  const except = new Set(rows.map(({ id }) => id))
  const foreseen = await foresee(tx, ctx, { input, dates, choices, except })
  const own = all.filter((one) => one.own && (one.series_on ?? '') >= from && isOrWas(one))
  return { input, to, at, off, dates: foreseen.map((date) => withOthers(date, { row: at.get(date.on), input, own })) }
}

type GoingOn = Pick<Surveying, 'series' | 'from' | 'days'> & { all: readonly Gathering[] }

/** The series as it goes on. */
function goingOn(ctx: Ctx, { series, from, days, all }: GoingOn): SeriesInput {
  const { recurrence, minute, lasts } = days
  const before = all.filter((one) => (one.series_on ?? '') < from && isOrWas(one)).at(-1)
  const after = before ? dayOf(before.starts_at) : null
  const isAhead = (day: Day) => momentsOn(day, days).startsAt > ctx.now
  return { ...recurrence, minute, lasts, plan: series.plan, startsOn: beginOf(recurrence, { from, after, isAhead }) }
}

const isOrWas = ({ state }: Gathering): boolean => isStanding(state) || wasHeld(state)

type Others = { row: Row | undefined; input: SeriesInput; own: readonly Gathering[] }

/** A date with the gathering that goes to it, and one of its week that stays by itself. What stays as it is has nothing in its way. */
function withOthers(date: Foreseen, { row, input, own }: Others): Foreseen {
  const beside = own.find(({ starts_at }) => date.day !== null && mondayOf(dayOf(starts_at)) === mondayOf(date.day))
  const besides = beside?.starts_at ?? null
  if (!row) return { ...date, besides }
  if (staysAsItIs(row, { date, input })) return { ...date, inTheWay: [], closed: null }
  const moved = row.day === date.day ? null : row.starts_at
  return { ...date, moved, besides }
}

/** Whether neither the day nor the hours of a gathering change. */
export function staysAsItIs(row: Row, { date, input }: { date: Dated; input: SeriesInput }): boolean {
  const { minute, lasts } = clockOf(row)
  return row.day === date.day && minute === input.minute && lasts === input.lasts
}

/** The same for the page that shows it before anything is done. */
export type DaysPreview = Preview & Pick<Survey, 'input' | 'to' | 'off'>

/** What other days would come to, with the days that want a decision. Writes nothing. */
export const previewDays = (
  ctx: Ctx,
  { series, from, days, choose }: Omit<Surveying, 'rows' | 'choices'> & { choose: Choose },
): Promise<DaysPreview> =>
  inArea(ctx, async (tx) => {
    const rows = await changeable(tx, ctx, { seriesId: series.id, from }).execute()
    const bare = await survey(tx, ctx, { series, from, days, rows })
    const clashing = openDays(bare.dates)
    const choices = choose(clashing)
    const seen = choices.size === 0 ? bare : await survey(tx, ctx, { series, from, days, rows, choices })
    const unknown = unknownYears(ctx.calendar, { from: dayOf(ctx.now), to: seen.to })
    return { ...seen, clashing, later: [], unknown, venues: await venueChoices(tx, ctx) }
  })
