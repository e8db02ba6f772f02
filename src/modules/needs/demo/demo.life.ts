import type { Random } from '#base/random.ts'
import { workingMinutes, isWorkday, type WorkCalendar } from '#base/workdays.ts'
import { dayOf, nextDay, startOfDay } from '#base/days.ts'
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
}

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

/** How a need comes to its end, by chance: most are confirmed, some get no answer, a few come back once, a few are taken back. */
type Course = 'confirmed' | 'silent' | 'reopened' | 'withdrawn' | 'stuck'

const courseOf = (random: Random): Course => {
  const dice = random.next()
  if (dice < 0.66) return 'confirmed'
  if (dice < 0.86) return 'silent'
  if (dice < 0.945) return 'reopened'
  return dice < 0.985 ? 'withdrawn' : 'stuck'
}

/** A moment of office hours some working minutes later, so that nobody of the office is made to work at night. */
function officeLater(calendar: WorkCalendar, from: Date, minutes: number): Date {
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

/** The whole life of a need from its first minute up to `now`; what lies after `now` has not happened. */
export function lifeOf(story: { tale: Tale; at: Date; now: Date; calendar: WorkCalendar; random: Random }): Event[] {
  const { tale, random, calendar, now } = story
  const events: Event[] = []
  let state: State | null = null
  let at = story.at
  const happen = (act: Event['act'], to: State, by: Event['by'], note: string | null = null) => {
    events.push({ act, from: state, to, at, by, note })
    state = to
  }
  const office = (low: number, high: number) =>
    (at = officeLater(calendar, at, random.between(Math.ceil(low), Math.ceil(high))))
  const home = (low: number, high: number) => (at = new Date(at.getTime() + random.between(low, high) * MINUTE))
  /** Office minutes the term allows, and the share of them this need takes: most come in time, some do not. */
  const allowed = workdaysOf[usualTerm[tale.category]] * 390
  const share = random.chance(0.88) ? random.between(15, 80) : random.between(105, 190)
  const work = () => {
    const minutes = (allowed * share) / 100
    office(minutes * 0.1, minutes * 0.2)
    happen('assign', 'assigned', 'committee')
    office(minutes * 0.05, minutes * 0.15)
    happen('take', 'assigned', 'assignee')
    office(minutes * 0.05, minutes * 0.2)
    happen('start', 'in_progress', 'assignee')
    office(minutes * 0.2, minutes * 0.5)
    happen('resolve', 'resolved', 'assignee', tale.result)
  }
  const course = courseOf(random)
  happen('submit', 'submitted', 'asker')
  office(5, random.chance(0.9) ? Math.min(allowed * 0.2, 330) : 700)
  happen('accept', 'accepted', 'committee')
  if (course === 'withdrawn') {
    home(300, 3000)
    happen('withdraw', 'withdrawn', 'asker')
  } else if (course !== 'stuck' || now.getTime() - at.getTime() > 400 * DAY) {
    work()
    if (course === 'reopened') {
      home(200, 4000)
      happen('reopen', 'reopened', 'asker', null)
      work()
    }
    if (course === 'silent') {
      at = new Date(at.getTime() + 7 * DAY + random.between(10, 600) * MINUTE)
      happen('close', 'closed_no_reply', 'auto')
    } else {
      home(120, 6 * 24 * 60)
      happen('confirm', 'confirmed', 'asker')
    }
  }
  return events.filter((event) => event.at <= now)
}

/** Working minutes from the first word to the first contact. */
export const contactMinutes = (calendar: WorkCalendar, from: Date, to: Date): number =>
  workingMinutes(calendar, from, to)
