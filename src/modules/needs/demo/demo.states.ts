import type { Random } from '#base/random.ts'
import { uuidv7 } from '#base/uuid.ts'
import { addDays, dayOf, startOfDay, type Day } from '#base/days.ts'
import type { WorkCalendar } from '#base/workdays.ts'
import { dueOnDay } from '../needs.rules.ts'
import { isPaused } from '../moves.rules.ts'
import { officeLater, type Event } from './demo.life.ts'
import type { NeedsDemo, Shown, Told } from './demo.fold.ts'
import { ended } from './demo.states.ended.ts'
import { stillOpen } from './demo.states.open.ts'

type Clock = { calendar: WorkCalendar; now: Date }

/** A need told to show a state: when it came, what became of it, and the columns its moves leave besides the usual ones. */
export type ShownLife = Shown & { at: Date; events: Event[] }

const HALF_PAST_NINE = 570 * 60_000

/** The needs that show a state each, in the order they came. Each began so early that all of it has happened by now. */
export const shownLives = (clock: Clock): ShownLife[] =>
  [...stillOpen, ...ended].map((one) => lifeOf(one, clock)).sort((a, b) => a.at.getTime() - b.at.getTime())

function lifeOf(one: Shown, clock: Clock): ShownLife {
  for (let daysAgo = one.daysAgo; ; daysAgo += 1) {
    const life = begun(one, clock, addDays(dayOf(clock.now), -daysAgo))
    if ((life.events.at(-1)?.at ?? life.at) < clock.now) return life
  }
}

function begun(one: Shown, { calendar }: Clock, day: Day): ShownLife {
  const at = new Date(startOfDay(day).getTime() + HALF_PAST_NINE)
  const events: Event[] = [{ act: 'submit', from: null, to: 'submitted', at, by: 'asker', note: null }]
  for (const { after, inDays, note = null, about, body, ...move } of one.moves) {
    const last = events.at(-1)
    const then = officeLater(calendar, last?.at ?? at, after)
    const untilOn = inDays === undefined ? undefined : addDays(day, inDays)
    events.push({ ...move, from: last?.to ?? null, at: then, note, about, body, untilOn })
  }
  return { ...one, at, events, row: { ...one.row, ...clockColumns(calendar, events) } }
}

/** What the last move leaves of dates: a clock that stands, the next look, a later due date. */
function clockColumns(calendar: WorkCalendar, events: readonly Event[]): Shown['row'] {
  const last = events.at(-1)
  if (!last) return {}
  const until = last.untilOn
  return {
    ...(isPaused(last.to) ? { paused_at: last.at } : {}),
    ...(last.act === 'wait' && until ? { asked_on: dayOf(last.at), next_check_on: until } : {}),
    ...(last.act === 'extend' && until ? { due_at: dueOnDay(calendar, until) } : {}),
  }
}

type Showing = { demo: NeedsDemo; byKey: Map<string, Told>; number: { year: number; seq: number }; random: Random }

/** A need told to show a state, at the first place. */
export function asShown(life: ShownLife, { demo, byKey, number, random }: Showing): Told {
  const { tale, events, row, channel = 'web', into } = life
  const place = demo.places[0]
  if (!place) throw new Error('A demonstration of needs has places.')
  const goesOn = into === undefined ? undefined : byKey.get(into)
  const one: Told = {
    id: uuidv7(life.at),
    ...number,
    tale,
    events,
    place,
    channel,
    random,
    row,
    ...(goesOn ? { into: goesOn } : {}),
  }
  byKey.set(life.key, one)
  return one
}
