import type { Random } from '#base/random.ts'
import { isWorkday, type WorkCalendar } from '#base/workdays.ts'
import { dayOf, nextDay, startOfDay, type Day } from '#base/days.ts'
import type { Act, State } from '../moves.rules.ts'
import { usualTerm, workdaysOf } from '../needs.rules.ts'
import type { Tale } from './demo.tales.ts'

/** One move in the life of an invented need. */
export type Event = {
  act: Act | 'submit'
  from: State | null
  to: State
  at: Date
  by: 'asker' | 'committee' | 'assignee' | 'auto'
  note: string | null
  /** What else the line says, where a need was told to show a state. */
  about?: string | undefined
  body?: string | undefined
  untilOn?: Day | undefined
}

/** A line of the timeline: a move, or that another need joined this one. */
export type TimelineEvent = Omit<Event, 'act'> & { act: Event['act'] | 'joined' }

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

/** How a need comes to its end, by chance: most are confirmed, some get no answer, a few come back once, a few are taken back. */
type Course = 'confirmed' | 'silent' | 'reopened' | 'withdrawn' | 'stuck'

const courseOf = (random: Random): Course => {
  const dice = random.next()
  if (dice < 0.66) return 'confirmed'
  if (dice < 0.86) return 'silent'
  if (dice < 0.95) return 'reopened'
  return dice < 0.99 ? 'withdrawn' : 'stuck'
}

/** A moment of office hours some working minutes later, so that nobody of the office is made to work at night. */
export function officeLater(calendar: WorkCalendar, from: Date, minutes: number): Date {
  let day = dayOf(from)
  for (let left = minutes; ; day = nextDay(day)) {
    if (!isWorkday(calendar, day)) continue
    for (const [open, close] of calendar.hours) {
      const start = new Date(Math.max(from.getTime(), startOfDay(day).getTime() + open * MINUTE))
      const room = (startOfDay(day).getTime() + close * MINUTE - start.getTime()) / MINUTE
      if (room <= 0) continue
      if (room >= left) return new Date(start.getTime() + left * MINUTE)
      left -= room
    }
  }
}

/** What a life is told from. */
type Story = { tale: Tale; at: Date; now: Date; calendar: WorkCalendar; random: Random }

/** Tells one move after another, each some time after the one before. */
function teller({ tale, at: start, calendar, random }: Story) {
  const events: Event[] = []
  let state: State | null = null
  let at = start
  const happen = (act: Event['act'], to: State, told: { by: Event['by']; note?: string }) => {
    events.push({ act, from: state, to, at, by: told.by, note: told.note ?? null })
    state = to
  }
  const office = (low: number, high: number) => {
    at = officeLater(calendar, at, random.between(Math.ceil(low), Math.ceil(high)))
  }
  const home = (low: number, high: number) => {
    at = new Date(at.getTime() + random.between(low, high) * MINUTE)
  }
  /** Office minutes the term allows, and the share of them this need takes: most come in time, some do not. */
  const allowed = workdaysOf[usualTerm[tale.category]] * 390
  const minutes = (allowed * (random.chance(0.88) ? random.between(15, 80) : random.between(105, 190))) / 100
  const work = () => {
    office(minutes * 0.1, minutes * 0.2)
    happen('assign', 'assigned', { by: 'committee' })
    office(minutes * 0.05, minutes * 0.15)
    happen('take', 'assigned', { by: 'assignee' })
    office(minutes * 0.05, minutes * 0.2)
    happen('start', 'in_progress', { by: 'assignee' })
    office(minutes * 0.2, minutes * 0.5)
    happen('resolve', 'resolved', { by: 'assignee', note: tale.result })
  }
  return { events, happen, office, home, work, allowed, at: () => at }
}

/** The whole life of a need from its first minute up to `now`; what lies after `now` has not happened. */
export function lifeOf(story: Story): Event[] {
  const { random, now } = story
  const { events, happen, office, home, work, allowed, at } = teller(story)
  const course = courseOf(random)
  happen('submit', 'submitted', { by: 'asker' })
  office(5, random.chance(0.9) ? Math.min(allowed * 0.2, 330) : 700)
  happen('accept', 'accepted', { by: 'committee' })
  if (course === 'withdrawn') {
    home(300, 3000)
    happen('withdraw', 'withdrawn', { by: 'asker' })
  } else if (course !== 'stuck' || now.getTime() - at().getTime() > 400 * DAY) {
    work()
    if (course === 'reopened') {
      home(200, 4000)
      happen('reopen', 'reopened', { by: 'asker' })
      work()
    }
    home(...(course === 'silent' ? silence : patience))
    if (course === 'silent') happen('close', 'closed_no_reply', { by: 'auto' })
    else happen('confirm', 'confirmed', { by: 'asker' })
  }
  return events.filter((event) => event.at <= now)
}

/** Minutes until somebody answers, and until nobody did. */
const patience: [number, number] = [120, 6 * 24 * 60]
const silence: [number, number] = [7 * 24 * 60 + 10, 7 * 24 * 60 + 600]
