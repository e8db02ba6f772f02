import { sql } from 'kysely'
import type { Day } from '#base/days.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { momentsOn } from '../planning/when.rules.ts'
import type { When } from '../plan.rules.ts'
import { isOpenAt, type Hours } from '../venues/hours.rules.ts'
import { hoursFrom } from '../venues/venues.ts'
import type { Choice, Choices } from './choices.rules.ts'
import type { Dated } from './recurrence.rules.ts'
import type { SeriesInput } from './template.rules.ts'

/** What stands at a venue at a time somebody else wants: a gathering by its title, or a closure by its reason. */
export type Taken = When & { venueId: string; gatheringId: string | null; what: string }

/**
 * A date of a series as it would be laid out: what was chosen for it, what stands in its way there, the hours of a place that is not
 * open then. Where a series gets other days: when the gathering was that moves to it (`moved`), and one of that week that goes its
 * own way and stays (`besides`).
 */
export type Foreseen = Dated & {
  choice: Choice | null
  inTheWay: readonly Taken[]
  closed: Hours | null
  moved: Date | null
  besides: Date | null
}

/** Where a date takes place by what was chosen for it: the venue it has anyway, another, or none. */
export const venueFor = (choice: Choice | null, usual: string | null): string | null => {
  if (choice === null || choice.kind === 'usual') return usual
  return choice.kind === 'venue' ? choice.venueId : null
}

/** Every venue a series would use, each once, in the order in which they are held. */
export const venuesOf = (input: Pick<SeriesInput, 'plan'>, choices: Choices): string[] =>
  [...new Set([input.plan.venueId, ...[...choices.values()].map((choice) => venueFor(choice, null))])]
    .filter((id) => id !== null)
    .sort()

type Looking = {
  input: SeriesInput
  dates: readonly Dated[]
  choices: Choices
  /** Gatherings that would be moved away themselves. */
  except?: ReadonlySet<string>
}

/** Looks at each date, whether its place is free and open. Only an answer for good to whoever holds the venues (`lockVenue`). */
export async function foresee(
  tx: Tx,
  ctx: Ctx,
  { input, dates, choices, except = new Set() }: Looking,
): Promise<Foreseen[]> {
  const venueIds = venuesOf(input, choices)
  const whens = dates.flatMap(({ day }) => (day === null ? [] : [momentsOn(day, input)]))
  const all = await takenAt(tx, ctx, { venueIds, whens })
  const taken = all.filter(({ gatheringId }) => gatheringId === null || !except.has(gatheringId))
  const hours = await openHours(tx, ctx, venueIds)
  return dates.map((date) => {
    const choice = choices.get(date.on) ?? null
    const place = choice?.kind === 'skip' ? null : venueFor(choice, input.plan.venueId)
    const when = date.day === null ? null : momentsOn(date.day, input)
    return { ...date, choice, moved: null, besides: null, ...lookAt({ place, when }, { taken, hours }) }
  })
}

type At = { place: string | null; when: When | null }
type Known = { taken: readonly Taken[]; hours: ReadonlyMap<string, Hours> }

function lookAt({ place, when }: At, { taken, hours }: Known): Pick<Foreseen, 'inTheWay' | 'closed'> {
  if (place === null || when === null) return { inTheWay: [], closed: null }
  const open = hours.get(place)
  return {
    inTheWay: taken.filter((one) => one.venueId === place && meets(one, when)),
    closed: open && !isOpenAt(open, when) ? open : null,
  }
}

const meets = (one: When, other: When): boolean => one.startsAt < other.endsAt && other.startsAt < one.endsAt

/** The open hours of these venues. */
export async function openHours(tx: Tx, ctx: Ctx, venueIds: readonly string[]): Promise<Map<string, Hours>> {
  if (venueIds.length === 0) return new Map()
  const rows = await tx
    .selectFrom('gatherings.venue')
    .select(['id', 'open_hours'])
    .where('area_id', '=', ctx.area.id)
    .where('id', 'in', venueIds)
    .execute()
  return new Map(rows.map(({ id, open_hours }) => [id, hoursFrom(open_hours)]))
}

async function takenAt(
  tx: Tx,
  ctx: Ctx,
  { venueIds, whens }: { venueIds: readonly string[]; whens: readonly When[] },
): Promise<Taken[]> {
  const times = whens.flatMap(({ startsAt, endsAt }) => [startsAt, endsAt]).sort((a, b) => a.getTime() - b.getTime())
  const [first, last] = [times[0], times.at(-1)]
  if (venueIds.length === 0 || !first || !last) return []
  const rows = await tx
    .selectFrom('gatherings.booking as b')
    .leftJoin('gatherings.gathering as g', (join) =>
      join.onRef('g.area_id', '=', 'b.area_id').onRef('g.id', '=', 'b.gathering_id'),
    )
    .select(['b.venue_id', 'b.gathering_id', 'b.reason', 'g.title'])
    .select([sql<Date>`lower(b.during)`.as('starts_at'), sql<Date>`upper(b.during)`.as('ends_at')])
    .where('b.area_id', '=', ctx.area.id)
    .where('b.venue_id', 'in', venueIds)
    .where('b.standing', '=', true)
    .where('b.during', '&&', `[${first.toISOString()},${last.toISOString()})`)
    .orderBy('b.during')
    .execute()
  return rows.map((row) => ({
    venueId: row.venue_id,
    gatheringId: row.gathering_id,
    what: row.title ?? row.reason ?? '',
    startsAt: row.starts_at,
    endsAt: row.ends_at,
  }))
}

/** Whether a date still needs a decision: its place is taken or closed, it would be one of two, or it is left out without saying why. */
export function isOpen({ choice, inTheWay, closed, besides }: Foreseen): boolean {
  if (choice?.kind === 'skip') return choice.reason === null
  return inTheWay.length > 0 || closed !== null || (besides !== null && choice === null)
}

/** The days that wait for a decision. */
export const openDays = (foreseen: readonly Foreseen[]): Day[] => foreseen.filter(isOpen).map(({ on }) => on)
