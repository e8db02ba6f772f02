import type { Insertable } from 'kysely'
import { addDays, dayOf, startOfDay, type Day } from '#base/days.ts'
import { randomFrom, type Random } from '#base/random.ts'
import { uuidv7 } from '#base/uuid.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Tables } from '#platform/db/tables.generated.ts'
import { recordPast } from '#platform/facts/past.ts'
import { rangeOf } from '../booking.ts'
import { writeNotes } from './demo.after.ts'
import { layDays, type Laid } from './demo.lay.ts'
import { writePeople } from './demo.coming.ts'
import type { DemoNeighbour } from './demo.people.ts'
import { programmes } from './demo.programmes.ts'
import { bookingRow, factsOf, gatheringRow, kept, seriesRow, type DemoCast, type Kept } from './demo.rows.ts'
import { inChunks } from './demo.write.ts'
import { venueRows, type DemoPlace, type VenueKey } from './demo.venues.ts'

/** What a demonstration of gatherings is about: where, from when, who leads, and which neighbours come. */
export type GatheringsDemo = {
  places: readonly DemoPlace[]
  neighbours: readonly DemoNeighbour[]
  from: Date
  seed: number
  leaders: DemoCast['leaders']
  phone: (random: Random) => string
  /** Fewer programmes, for an area that is made up for measuring. */
  light: boolean
}

/** The classroom is painted every August. */
const closures: { venue: VenueKey; from: Day; to: Day }[] = [2023, 2024, 2025].map((year) => ({
  venue: 'classroom',
  from: `${year}-08-14`,
  to: `${year}-08-16`,
}))

/** Writes invented gatherings with venues, bookings, sign-ups, roll-calls and what came after, from `from` to four weeks ahead. */
export async function demoGatherings(tx: Tx, ctx: Ctx, demo: GatheringsDemo): Promise<void> {
  const venues = venueRows(ctx, { buildings: demo.places, from: demo.from })
  await tx.insertInto('gatherings.venue').values(venues).execute()
  const from = dayOf(demo.from)
  // What is shown stands around today; a closure must not be in its way.
  const past = addDays(dayOf(ctx.now), -60)
  const closed = closures.filter((one) => one.from > from && one.to < past)
  const chosen = demo.light ? programmes.filter(({ light }) => light) : programmes
  const laid = layDays({ programmes: chosen, from, now: ctx.now, calendar: ctx.calendar, seed: demo.seed, closed })
  const cast: DemoCast = {
    leaders: demo.leaders,
    venues: new Map(
      venues.map(({ kind, id, compound_id = null, building_id = null }) => [kind, { id, compound_id, building_id }]),
    ),
    seriesIds: new Map(chosen.flatMap((one) => (one.recurs ? [[one, uuidv7(demo.from)] as const] : []))),
  }
  await writeSeries(tx, ctx, { cast, demo, until: laid.at(-1)?.day ?? from })
  const all = settled(laid, demo.from)
  await writeGatherings(tx, ctx, { cast, all })
  await writeClosures(tx, ctx, { cast, closed })
  await writePeople(tx, ctx, { cast, all, ...demo })
  await writeNotes(tx, ctx, { cast, all, seed: demo.seed })
}

type Written = { cast: DemoCast; all: readonly Kept[] }

async function writeSeries(
  tx: Tx,
  ctx: Ctx,
  { cast, demo, until }: { cast: DemoCast; demo: GatheringsDemo; until: Day },
): Promise<void> {
  const rows = [...cast.seriesIds].map(([programme, id]) =>
    seriesRow(ctx, cast, { programme, id, from: demo.from, until }),
  )
  await tx.insertInto('gatherings.series').values(rows).execute()
}

/** Each with its id; the last of the days whose places are given is filled as it is shown. */
function settled(laid: readonly Laid[], from: Date): Kept[] {
  const random = randomFrom(1)
  return laid.map((one) => kept(withPlaces(withEvidence(one, random), random), from))
}

/** Six of ten with a list or minutes were said to be proved. */
const withEvidence = (one: Laid, random: Random): Laid => {
  const isProved = random.chance(0.6)
  const hasEvidence = one.present > 0 || (one.programme.notes ?? []).length > 0
  return isProved && hasEvidence && one.state === 'held' ? { ...one, state: 'evidenced' } : one
}

/** Places that are given already of what lies ahead. */
function withPlaces(one: Laid, random: Random): Laid {
  const { signUp, capacity } = one.programme.plan
  const share = 0.25 + random.next() * 0.5
  if (one.state !== 'published' || signUp !== 'first-come' || capacity === null || one.shows === 'unwritten') return one
  return { ...one, taken: one.shows === 'full' ? capacity : Math.floor(capacity * share) }
}

async function writeGatherings(tx: Tx, ctx: Ctx, { cast, all }: Written): Promise<void> {
  const insteadOf = new Map(all.flatMap((one) => (one.insteadOf ? [[keyOf(one.insteadOf), one]] : [])))
  // A gathering that takes the place of another stands before it.
  const rows = all.map((one) => ({
    ...one,
    instead: one.state === 'postponed' ? (insteadOf.get(keyOf(one)) ?? null) : null,
  }))
  const order = rows.toSorted((a, b) => Number(a.instead !== null) - Number(b.instead !== null))
  await inChunks(order, async (some) => {
    const gatherings = some.map((one) => gatheringRow(ctx, cast, one))
    await tx.insertInto('gatherings.gathering').values(gatherings).execute()
    const bookings = some.map((one) => bookingRow(ctx, cast, one))
    await tx.insertInto('gatherings.booking').values(bookings).execute()
    const facts = some.flatMap((one) => factsOf(ctx, cast, one))
    await recordPast(tx, facts)
  })
}

const keyOf = ({ programme, day }: Laid): string => `${programme.titles[0]} ${day}`

async function writeClosures(
  tx: Tx,
  ctx: Ctx,
  { cast, closed }: { cast: DemoCast; closed: typeof closures },
): Promise<void> {
  const rows = closed.map(({ venue, from, to }): Insertable<Tables['gatherings.booking']> => {
    const startsAt = startOfDay(from)
    return {
      area_id: ctx.area.id,
      id: uuidv7(startsAt),
      venue_id: cast.venues.get(venue)?.id ?? '',
      during: rangeOf({ startsAt, endsAt: startOfDay(addDays(to, 1)) }),
      standing: true,
      reason: '场地检修',
      made_by: cast.leaders.staff,
      made_at: startsAt,
    }
  })
  await inChunks(rows, (some) => tx.insertInto('gatherings.booking').values(some).execute())
}
