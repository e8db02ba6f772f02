import { addDays, dayOf, startOfDay, type Day } from '#base/days.ts'
import { randomFrom, type Random } from '#base/random.ts'
import type { WorkCalendar } from '#base/workdays.ts'
import type { CountMethod, GatheringState, ReasonKind } from '../kinds.rules.ts'
import { isHoliday } from './demo.days.ts'
import type { Programme } from './demo.programme.ts'
import { shownOn, type Showing } from './demo.shown.ts'
import { standingVenue, type VenueKey } from './demo.venues.ts'

/** A gathering of the demonstration, with what became of it. `turn` counts those of its programme. */
export type Laid = {
  programme: Programme
  venue: VenueKey
  turn: number
  day: Day
  startsAt: Date
  endsAt: Date
  state: GatheringState
  reasonKind: ReasonKind | null
  reason: string | null
  /** How many were on the list, how many there were by number, and how that is known. */
  present: number
  counted: number | null
  method: Exclude<CountMethod, 'signin'> | null
  /** Seats given. */
  taken: number
  shows: Showing | null
  /** It stands for one that could not be held on its day. */
  insteadOf: Laid | null
}

export type Laying = {
  programmes: readonly Programme[]
  from: Day
  now: Date
  calendar: WorkCalendar
  seed: number
  /** Days on which a venue is closed. */
  closed: readonly { venue: VenueKey; from: Day; to: Day }[]
}

/** How far ahead neighbours know what is on, and from when on it is only planned. */
const AHEAD = 28
const ANNOUNCED = 21
/** No gatherings were held in Shanghai that spring. */
const spring = { from: '2022-03-14', to: '2022-06-30' }

type Track = { programme: Programme; random: Random; turn: number }

/** All gatherings from one day to four weeks ahead of now, in order; the same for the same seed and day. */
export function layDays(laying: Laying): Laid[] {
  const tracks = laying.programmes.map((programme, at): Track => ({
    programme,
    random: randomFrom(laying.seed * 100 + at),
    turn: 0,
  }))
  const all: Laid[] = []
  const last = addDays(dayOf(laying.now), AHEAD)
  let moved: Laid[] = []
  for (let day = laying.from; day <= last; day = addDays(day, 1)) {
    const today = dayWith(laying, { tracks, day, moved })
    moved = today.filter(({ state }) => state === 'postponed')
    all.push(...today)
  }
  return all
}

/** What is on one day: what was moved there from the day before, what recurs, and what shows something. */
function dayWith(laying: Laying, { tracks, day, moved }: { tracks: Track[]; day: Day; moved: Laid[] }): Laid[] {
  const today = moved.map((one) => again(one, day, laying))
  for (const track of tracks) {
    if (!track.programme.when(day)) continue
    today.push(onOneDay(laying, { ...track, day, today }))
    track.turn += 1
  }
  const shown = shownOn(laying.now, day)
  const alone = { random: randomFrom(7), turn: 0, day, today: [] }
  return [...today, ...shown.map((one) => onOneDay(laying, { ...alone, programme: one, shows: one.shows }))]
}

type OneDay = {
  programme: Programme
  random: Random
  turn: number
  day: Day
  today: readonly Laid[]
  shows?: Showing
}

function onOneDay(laying: Laying, { programme, random, turn, day, today, shows }: OneDay): Laid {
  const startsAt = new Date(startOfDay(day).getTime() + programme.minute * 60_000)
  const endsAt = new Date(startsAt.getTime() + programme.lasts * 60_000)
  // As many dice each time, so that what is added tomorrow does not change yesterday.
  const dice = { luck: random.next(), came: random.next(), more: random.next() }
  const venue = standingVenue(programme.venue, day)
  const bare = { programme, venue, turn, day, startsAt, endsAt, shows: shows ?? null, insteadOf: null }
  const off = shows ? null : whyNot(laying, { ...bare, today, luck: dice.luck })
  const one = { ...bare, ...nobody, state: stateAt(laying.now, endsAt), reasonKind: null, reason: null }
  if (off) return { ...one, ...off }
  return one.state === 'held' && shows !== 'unwritten' ? { ...one, ...countOf(programme, dice) } : asShown(one)
}

const nobody = { present: 0, counted: null, method: null, taken: 0 } as const

const asShown = (one: Laid): Laid => (one.shows === 'unwritten' ? { ...one, state: 'published' } : one)

function stateAt(now: Date, endsAt: Date): GatheringState {
  if (endsAt <= now) return 'held'
  return dayOf(endsAt) > addDays(dayOf(now), ANNOUNCED) ? 'planned' : 'published'
}

type Off = Pick<Laid, 'state' | 'reasonKind' | 'reason'>
type Asked = Pick<Laid, 'programme' | 'venue' | 'day' | 'startsAt' | 'endsAt'> & {
  today: readonly Laid[]
  luck: number
}

/** Why one does not take place; null for one that does. What lies ahead is left out for what is known today only. */
function whyNot({ now, calendar, closed }: Laying, asked: Asked): Off | null {
  const { programme, venue, day, endsAt, today } = asked
  if (day >= spring.from && day <= spring.to) return paused('other', '按防疫要求，暂时不聚集')
  if (programme.onHoliday === 'skip' && isHoliday(calendar, day)) return paused('holiday', null)
  if (closed.some((one) => one.venue === venue && day >= one.from && day <= one.to)) return paused('venue', '场地检修')
  if (today.some((other) => standsIn(other, asked))) return paused('venue', '场地已经有别的活动')
  return endsAt <= now ? lived(asked) : null
}

/** Why one that is over did not take place: as it is told, or as luck had it. */
function lived({ programme, day, luck }: Asked): Off | null {
  const { tale } = programme
  if (!tale || day > tale.until) return mishap(programme, luck)
  const off = tale.off[day]
  return off ? paused(off.reasonKind, off.reason) : null
}

const paused = (reasonKind: ReasonKind, reason: string | null): Off => ({ state: 'paused', reasonKind, reason })
const cancelled = (reasonKind: ReasonKind): Off => ({ state: 'cancelled', reasonKind, reason: null })

const isMonthly = ({ recurs }: Programme): boolean => recurs !== null && 'rule' in recurs && /MONTHLY/.test(recurs.rule)

/** Rain in the open; somebody ill; too few who wanted to. */
function mishap(programme: Programme, luck: number): Off | null {
  if (programme.venue === 'outdoor' && luck < 0.09)
    return { state: isMonthly(programme) ? 'postponed' : 'paused', reasonKind: 'weather', reason: null }
  if (luck > 0.985) return cancelled('leader')
  return luck > 0.97 && programme.plan.signUp !== 'none' ? cancelled('too-few') : null
}

const isOff = ({ state }: Laid): boolean => state === 'paused' || state === 'postponed' || state === 'cancelled'

const standsIn = (other: Laid, { venue, startsAt, endsAt }: Asked): boolean =>
  other.venue === venue && !isOff(other) && other.startsAt < endsAt && startsAt < other.endsAt

/** The one that takes place a day later instead. */
function again(one: Laid, day: Day, { now }: Laying): Laid {
  const startsAt = new Date(startOfDay(day).getTime() + one.programme.minute * 60_000)
  const endsAt = new Date(startsAt.getTime() + one.programme.lasts * 60_000)
  const state = stateAt(now, endsAt)
  const count = state === 'held' ? countOf(one.programme, { came: 0.3, more: 0.9 }) : nobody
  return { ...one, ...count, day, startsAt, endsAt, state, reasonKind: null, reason: null, insteadOf: one }
}

/** What the roll-call came to: a list, sometimes with a number beside it, a number, or a guess. */
function countOf({ plan, come: [low, high], count }: Programme, { came, more }: { came: number; more: number }) {
  const number = low + Math.floor(came * (high - low + 1))
  if (count === 'estimate') return { ...nobody, counted: Math.round(number / 10) * 10, method: count }
  if (count !== 'list') return { ...nobody, counted: number, method: count }
  const taken = plan.capacity === null ? 0 : Math.min(plan.capacity, number + Math.floor(more * 4))
  const isCountedToo = plan.walkIns && more > 0.8
  return {
    present: number,
    taken,
    counted: isCountedToo ? number + 2 : null,
    method: isCountedToo ? ('count' as const) : null,
  }
}
