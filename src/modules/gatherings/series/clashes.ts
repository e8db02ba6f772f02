import { sql } from 'kysely'
import type { Day } from '#base/days.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import type { When } from '../plan.rules.ts'
import type { Choice, Choices } from './choices.rules.ts'
import type { Dated } from './recurrence.rules.ts'
import { momentsOn } from './series.ts'
import type { SeriesInput } from './template.ts'

/** What stands at a venue at a time somebody else wants: a gathering by its title, or a closure by its reason. */
export type Taken = When & { venueId: string; gatheringId: string | null; what: string }

/** A date of a series as it would be laid out: what was chosen for it, and what stands in its way there. */
export type Foreseen = Dated & { choice: Choice | null; inTheWay: readonly Taken[] }

const venueFor = (choice: Choice | null, usual: string | null): string | null => {
  if (choice === null) return usual
  return choice.kind === 'venue' ? choice.venueId : null
}

/** Every venue a series would use, each once, in the order in which they are held. */
export const venuesOf = (input: SeriesInput, choices: Choices): string[] =>
  [...new Set([input.plan.venueId, ...[...choices.values()].map((choice) => venueFor(choice, null))])]
    .filter((id) => id !== null)
    .sort()

/** Looks at each date, whether its place is free. Only an answer for good to whoever holds the venues (`lockVenue`). */
export async function foresee(
  tx: Tx,
  ctx: Ctx,
  { input, dates, choices }: { input: SeriesInput; dates: readonly Dated[]; choices: Choices },
): Promise<Foreseen[]> {
  const whens = dates.flatMap(({ day }) => (day === null ? [] : [momentsOn(day, input)]))
  const taken = await takenAt(tx, ctx, { venueIds: venuesOf(input, choices), whens })
  return dates.map((date) => {
    const choice = choices.get(date.on) ?? null
    const venueId = venueFor(choice, input.plan.venueId)
    const when = date.day === null ? null : momentsOn(date.day, input)
    const inTheWay = when === null ? [] : taken.filter((one) => one.venueId === venueId && meets(one, when))
    return { ...date, choice, inTheWay }
  })
}

const meets = (one: When, other: When): boolean => one.startsAt < other.endsAt && other.startsAt < one.endsAt

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

/** Whether a date still needs a decision: something stands in its way, or it is to be left out without saying why. */
export const isOpen = ({ choice, inTheWay }: Foreseen): boolean =>
  choice?.kind === 'skip' ? choice.reason === null : inTheWay.length > 0

/** The days that wait for a decision. */
export const openDays = (foreseen: readonly Foreseen[]): Day[] => foreseen.filter(isOpen).map(({ on }) => on)
