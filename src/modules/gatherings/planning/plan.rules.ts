import { addDays, dayOf, isDay, startOfDay } from '#base/days.ts'
import {
  checked,
  choiceIn,
  idFrom,
  textIn,
  wholeNumber,
  type Checked,
  type Problem,
  type Sent,
  type TextProblem,
} from '#base/form.rules.ts'
import { audiences, kinds, purposes, signUpModes, type Kind, type Purpose, type SignUpMode } from '../kinds.rules.ts'
import type { EffortKey, Plan, When } from '../plan.rules.ts'

export type PlanProblem =
  | TextProblem
  | 'choose'
  | 'choose-day'
  | 'day-too-far'
  | 'choose-time'
  | 'ends-before'
  | 'too-long-time'
  | 'choose-place'
  | 'two-places'
  | 'number'
  | 'capacity-missing'

export const most = { title: 60, about: 2000, elsewhere: 80, capacity: 2000, partyMost: 6 } as const

/** Longest one continuous time (C: one place, one continuous time, one purpose), minutes. */
const longest = 16 * 60
/** How far back something can be written down afterwards, and how far ahead planned. */
const back = 400
const ahead = 400

const efforts: readonly EffortKey[] = ['e1', 'e2', 'e3', 'e4', 'e5']

/** What a kind is for, unless somebody says otherwise. */
export const purposeOf: Record<Kind, Purpose> = {
  class: 'learning',
  talk: 'learning',
  lecture: 'learning',
  clinic: 'service',
  reading: 'leisure',
  handicraft: 'leisure',
  festival: 'leisure',
  hobby: 'leisure',
  meeting: 'deliberation',
  hearing: 'deliberation',
  vanguard: 'service',
  service: 'service',
  other: 'leisure',
}

type Read<T> = { value: T; problems: (Problem<PlanProblem> | false)[] }

type Offered = { venues: readonly { id: string }[]; leaders: readonly { id: string }[] }

/** Reads what a gathering is, whenever it takes place; `venues` and `leaders` are those that can be chosen. */
export function readPlan(sent: Sent, { venues, leaders }: Offered): Checked<Plan, PlanProblem> {
  const title = textIn(sent, 'title', { most: most.title })
  const about = textIn(sent, 'about', { most: most.about, optional: true })
  const sort = sortIn(sent)
  const place = placeIn(sent, venues)
  const seats = seatsIn(sent)
  const leaderId = leaders.find(({ id }) => id === sent['leader'])?.id ?? null
  return checked<Plan, PlanProblem>(
    { title: title.text ?? '', about: about.text, leaderId, ...sort.value, ...place.value, ...seats.value },
    [title.problem, ...sort.problems, ...place.problems, ...seats.problems, about.problem],
  )
}

function sortIn(sent: Sent): Read<Pick<Plan, 'kind' | 'purpose' | 'audience' | 'effort'>> {
  const chosen = choiceIn(sent, 'kind', kinds)
  const kind = chosen ?? 'other'
  return {
    value: {
      kind,
      purpose: choiceIn(sent, 'purpose', purposes) ?? purposeOf[kind],
      audience: choiceIn(sent, 'audience', audiences) ?? 'everybody',
      effort: choiceIn(sent, 'effort', efforts),
    },
    problems: [chosen === null && { field: 'kind', why: 'choose' }],
  }
}

function placeIn(sent: Sent, venues: readonly { id: string }[]): Read<Pick<Plan, 'venueId' | 'elsewhere'>> {
  const asked = idFrom(sent['venue'])
  const venueId = venues.find(({ id }) => id === asked)?.id ?? null
  const elsewhere = textIn(sent, 'elsewhere', { most: most.elsewhere, optional: true })
  return {
    value: { venueId, elsewhere: elsewhere.text },
    problems: [
      elsewhere.problem,
      venueId !== null && elsewhere.text !== null && { field: 'elsewhere', why: 'two-places' },
      venueId === null && elsewhere.text === null && { field: 'venue', why: 'choose-place' },
    ],
  }
}

type Seats = Pick<Plan, 'signUp' | 'capacity' | 'closesHours' | 'replyHours' | 'partyMost' | 'forMinors' | 'walkIns'>

function seatsIn(sent: Sent): Read<Seats> {
  const signUp: SignUpMode = choiceIn(sent, 'signUp', signUpModes) ?? 'none'
  const capacity = numberIn(sent, 'capacity', { from: 1, to: most.capacity })
  const closes = numberIn(sent, 'closesHours', { from: 0, to: 720, otherwise: 2 })
  const reply = numberIn(sent, 'replyHours', { from: 1, to: 168, otherwise: 24 })
  const party = numberIn(sent, 'partyMost', { from: 1, to: most.partyMost, otherwise: 1 })
  const unlimited = signUp !== 'none' && capacity.empty
  return {
    value: {
      signUp,
      capacity: capacity.value || null,
      closesHours: closes.value,
      replyHours: reply.value,
      partyMost: party.value,
      forMinors: sent['forMinors'] === 'yes',
      walkIns: signUp === 'none' || sent['walkIns'] === 'yes',
    },
    problems: [
      capacity.problem,
      closes.problem,
      reply.problem,
      party.problem,
      unlimited && { field: 'capacity', why: 'capacity-missing' },
    ],
  }
}

type Bounds = { from: number; to: number; otherwise?: number }

function numberIn(sent: Sent, field: string, { from, to, otherwise = 0 }: Bounds) {
  const empty = (sent[field] ?? '').trim() === ''
  const value = wholeNumber(sent[field])
  const wrong = value === null || value < from || value > to
  const problem: Problem<PlanProblem> | false = !empty && wrong && { field, why: 'number' }
  return { empty, value: wrong ? otherwise : value, problem }
}

/** Reads when it takes place: one day, from and to, as clocks in Shanghai show it. Past midnight is another gathering. */
export function readWhen(sent: Sent, now: Date): Checked<When, PlanProblem> {
  const day = isDay(sent['day'] ?? '') ? (sent['day'] ?? '') : null
  const [from, to] = [minuteIn(sent['from']), minuteIn(sent['to'])]
  const at = startOfDay(day ?? dayOf(now)).getTime()
  const moment = (minute: number | null) => new Date(at + (minute ?? 0) * 60_000)
  return checked<When, PlanProblem>({ startsAt: moment(from), endsAt: moment(to) }, [
    dayProblem(day, now),
    from === null && { field: 'from', why: 'choose-time' },
    to === null ? { field: 'to', why: 'choose-time' } : lastsProblem(from, to),
  ])
}

function dayProblem(day: string | null, now: Date): Problem<PlanProblem> | false {
  if (day === null) return { field: 'day', why: 'choose-day' }
  return isTooFar(day, now) && { field: 'day', why: 'day-too-far' }
}

function lastsProblem(from: number | null, to: number): Problem<PlanProblem> | false {
  if (from === null) return false
  if (to <= from) return { field: 'to', why: 'ends-before' }
  return to - from > longest && { field: 'to', why: 'too-long-time' }
}

const isTooFar = (day: string, now: Date): boolean =>
  day < addDays(dayOf(now), -back) || day > addDays(dayOf(now), ahead)

/** 「9:00」 「09：30」 as minutes since midnight; 24:00 is the end of the day. */
export function minuteIn(text: string | undefined): number | null {
  const [, hour = '', minute = ''] = /^(\d{1,2}):(\d{2})(?::00)?$/.exec((text ?? '').normalize('NFKC').trim()) ?? []
  if (hour === '') return null
  const all = Number(hour) * 60 + Number(minute)
  return Number(minute) < 60 && all <= 24 * 60 ? all : null
}
