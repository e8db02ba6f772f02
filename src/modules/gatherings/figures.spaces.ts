import { sql, type RawBuilder } from 'kysely'
import { dayOf, momentsOf, type Span } from '#base/days.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import type { FigureValue, Narrowed } from '#platform/figures/figure.ts'
import { openMinutes, type OpenHours, type OpenVenue } from './figures.open.rules.ts'
import { sumOf, valueIn, wasHeld, type Counting, type Test } from './figures.query.ts'
import { rowWords } from './figures.rows.words.ts'
import { purposes } from './kinds.rules.ts'
import { kindWords } from './kinds.words.ts'

const hours = sql<number>`extract(epoch from (g.ends_at - g.starts_at)) / 3600`
const atVenue: Test = sql`g.venue_id is not null`
const counted: Test = sql`(${wasHeld} and ${atVenue})`

/** Hours a venue of ours was booked and the gathering took place. */
export const spaceHours = ({ lang, now }: Ctx): Counting => {
  const { beside, hour: unit } = rowWords(lang)
  const unused: Test = sql`(${atVenue} and not ${wasHeld} and g.published_at is not null and g.ends_at <= ${now})`
  return {
    counted,
    number: sumOf(hours, counted),
    beside: [
      ...purposes.map((purpose) => ({
        text: beside.forPurpose(kindWords(lang).purposes[purpose]),
        unit,
        is: sumOf(hours, sql`${counted} and g.purpose = ${sql.lit(purpose)}`),
      })),
      { text: beside.unused, unit, is: sumOf(hours, unused) },
    ],
  }
}

/** The hours, and how much of the open hours they are. */
export async function spacesIn(tx: Tx, ctx: Ctx, span: Narrowed): Promise<FigureValue> {
  const [said, open] = await Promise.all([
    valueIn(tx, ctx, { counting: spaceHours(ctx), span }),
    openHoursIn(tx, ctx, span),
  ])
  const { beside, hour } = rowWords(ctx.lang)
  const rate = open > 0 ? (100 * (said.value ?? 0)) / open : null
  return {
    ...said,
    beside: [
      { text: beside.useRate, unit: '%', value: rate },
      { text: beside.openHours, unit: hour, value: open },
      ...(said.beside ?? []),
    ],
  }
}

/** Hours the venues were open in the span, as far as its days have come. */
async function openHoursIn(tx: Tx, ctx: Ctx, { from, to, only = {} }: Narrowed): Promise<number> {
  const known = { from, to: to < dayOf(ctx.now) ? to : dayOf(ctx.now) }
  const venues = await venuesOf(tx, ctx, known)
  const asked = venues.filter(({ id }) => only['venue'] === undefined || only['venue'] === id)
  return asked.reduce((sum, venue) => sum + openMinutes(venue, known), 0) / 60
}

async function venuesOf(tx: Tx, ctx: Ctx, span: Span): Promise<(OpenVenue & { id: string })[]> {
  const [venues, closures] = await Promise.all([
    tx
      .selectFrom('gatherings.venue')
      .select(['id', 'made_at', 'ended_at'])
      .select((eb) => eb.ref('open_hours').$castTo<OpenHours>().as('hours'))
      .where('area_id', '=', ctx.area.id)
      .execute(),
    closuresIn(tx, ctx, span),
  ])
  return venues.map(({ id, hours: open, made_at: madeAt, ended_at: endedAt }) => ({
    id,
    hours: open,
    madeAt,
    endedAt,
    closures: closures.filter(({ venueId }) => venueId === id),
  }))
}

const boundOf = (side: 'lower' | 'upper'): RawBuilder<Date> => sql`${sql.raw(side)}(b.during)`

/** Bookings of nobody that touch the span: the venue is closed. */
function closuresIn(tx: Tx, ctx: Ctx, span: Span) {
  if (span.from > span.to) return Promise.resolve([])
  const { start, end } = momentsOf(span)
  return tx
    .selectFrom('gatherings.booking as b')
    .select(['b.venue_id as venueId', boundOf('lower').as('startsAt'), boundOf('upper').as('endsAt')])
    .where('b.area_id', '=', ctx.area.id)
    .where('b.gathering_id', 'is', null)
    .where('b.standing', '=', true)
    .where('b.during', '&&', `[${start.toISOString()},${end.toISOString()})`)
    .execute()
}
