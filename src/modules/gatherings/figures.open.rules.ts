import { addDays, dayOf, minuteOfDay, weekdayOf, type Day, type Span } from '#base/days.ts'

/** Minutes of the day by weekday, 0 Sunday; a weekday that is missing is closed. */
export type OpenHours = Readonly<Record<string, readonly (readonly [number, number])[]>>

/** A venue with its hours and the days it is there. */
export type OpenVenue = { hours: OpenHours; madeAt: Date; endedAt: Date | null; closures: readonly Closure[] }

/** A time in which it is closed although it would be open. */
export type Closure = { startsAt: Date; endsAt: Date }

const last = 24 * 60

/**
 * Minutes a venue is open in a span: by the hours it keeps now, on the days it is there, without its closures. Days that
 * have not come are not asked for by whoever calls.
 */
export function openMinutes(venue: OpenVenue, span: Span): number {
  const from = laterOf(span.from, dayOf(venue.madeAt))
  const to = venue.endedAt ? earlierOf(span.to, dayOf(venue.endedAt)) : span.to
  let minutes = 0
  for (let day = from; day <= to; day = addDays(day, 1)) minutes += openOn(venue, day)
  return minutes
}

function openOn({ hours, closures }: OpenVenue, day: Day): number {
  const open = hours[weekdayOf(day)] ?? []
  const closed = closures.flatMap((closure) => minutesOn(closure, day))
  return open.reduce(
    (sum, during) => sum + during[1] - during[0] - closed.reduce((all, one) => all + overlap(during, one), 0),
    0,
  )
}

/** The minutes of a day a closure takes; none where it takes nothing of it. */
function minutesOn({ startsAt, endsAt }: Closure, day: Day): [number, number][] {
  const [first, end] = [dayOf(startsAt), dayOf(endsAt)]
  if (day < first || day > end) return []
  return [[day === first ? minuteOfDay(startsAt) : 0, day === end ? minuteOfDay(endsAt) : last]]
}

const overlap = (a: readonly [number, number], b: readonly [number, number]): number =>
  Math.max(0, Math.min(a[1], b[1]) - Math.max(a[0], b[0]))

const laterOf = (a: Day, b: Day): Day => (a > b ? a : b)
const earlierOf = (a: Day, b: Day): Day => (a < b ? a : b)
