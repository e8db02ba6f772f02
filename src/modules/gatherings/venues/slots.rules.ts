import { DAY_MS, dayOf } from '#base/days.ts'
import { isOpenAt, type Hours } from './hours.rules.ts'

type During = { startsAt: Date; endsAt: Date }

/** A free time at a venue, offered instead of another. */
export type Slot = During & { venueId: string }

/** A venue that could be offered, with everything that stands there. */
export type Choice = { id: string; capacity: number; hours: Hours; busy: readonly During[] }

/** What is looked for: a time at a venue that cannot be had, for so many people. */
export type Wanted = Slot & { seats: number; now: Date }

const mostOffers = 5
const HALF_HOUR_MS = 30 * 60_000

const moved = ({ startsAt, endsAt }: During, ms: number): During => ({
  startsAt: new Date(startsAt.getTime() + ms),
  endsAt: new Date(endsAt.getTime() + ms),
})

const isFree = ({ hours, busy }: Choice, during: During, now: Date): boolean =>
  during.startsAt > now &&
  isOpenAt(hours, during) &&
  busy.every((other) => other.endsAt <= during.startsAt || during.endsAt <= other.startsAt)

/**
 * Up to five free times instead, soonest first: at most two other venues with seats enough at the same time; the same venue at
 * the nearest other hour of the day, on the same weekday next week, and on the days between.
 */
export function freeSlots(wanted: Wanted, choices: readonly Choice[]): Slot[] {
  const here = choices.find(({ id }) => id === wanted.venueId)
  const elsewhere = choices
    .filter(
      (choice) => choice.id !== wanted.venueId && choice.capacity >= wanted.seats && isFree(choice, wanted, wanted.now),
    )
    .sort((a, b) => a.capacity - b.capacity)
    .slice(0, 2)
    .map(({ id }) => ({ venueId: id, startsAt: wanted.startsAt, endsAt: wanted.endsAt }))
  const times = here ? timesAt(here, wanted) : []
  return [...elsewhere, ...times.map((during) => ({ venueId: wanted.venueId, ...during }))]
    .slice(0, mostOffers)
    .sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime())
}

function timesAt(here: Choice, wanted: Wanted): During[] {
  const free = (during: During) => isFree(here, during, wanted.now)
  const sameDay = Array.from({ length: 48 }, (_, at) => at)
    .flatMap((step) => (step === 0 ? [0] : [step * HALF_HOUR_MS, -step * HALF_HOUR_MS]))
    .map((ms) => moved(wanted, ms))
    .filter((during) => dayOf(during.startsAt) === dayOf(wanted.startsAt) && free(during))
    .slice(0, 1)
  const days = [7, 1, 2, 3, 4, 5, 6].map((day) => moved(wanted, day * DAY_MS)).filter(free)
  return [...sameDay, ...days]
}
