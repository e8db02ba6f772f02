import { addDays, isDay, type Day } from '#base/days.ts'
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
import { audiences, kinds, purposes, signUpModes } from '../kinds.rules.ts'
import type { EffortKey, Plan } from '../plan.ts'
import { firstDays, onHolidays, type Recurrence } from './recurrence.rules.ts'
import { MOST_DATES, readPattern, rhythms, type RuleProblem } from './rule.rules.ts'

/** At which minute of the day in Shanghai it begins, and how many minutes it lasts. */
export type Clock = { minute: number; lasts: number }

/** What each gathering of a series is, and at what hour. */
export type Template = Clock & { plan: Plan }
export type TemplateProblem =
  TextProblem | 'choose' | 'time' | 'time-order' | 'too-long-time' | 'capacity' | 'two-places' | 'hours' | 'party'

export const most = { title: 60, about: 2000, elsewhere: 80 } as const
export const efforts: readonly EffortKey[] = ['e1', 'e2', 'e3', 'e4', 'e5']

type TP = Problem<TemplateProblem> | false
type Part<T> = { said: T; problems: TP[] }

/** What is not asked for here is as it was, or as most are. */
type Rest = Pick<Plan, 'leaderId' | 'purpose'>
const usual: Rest = { leaderId: null, purpose: 'learning' }

/** Reads what each gathering is and when in the day, by the fields of `fields.ts`. `before`: what it was, where it is changed. */
export function readTemplate(sent: Sent, before: Rest = usual): Checked<Template, TemplateProblem> {
  const what = whatIn(sent)
  const where = whereIn(sent)
  const places = placesIn(sent)
  const clock = clockIn(sent)
  const plan: Plan = { leaderId: before.leaderId, ...what.said, ...where.said, ...places.said }
  return checked<Template, TemplateProblem>({ plan, ...clock.said }, [
    ...what.problems,
    ...clock.problems,
    ...where.problems,
    ...places.problems,
  ])
}

type What = Pick<Plan, 'title' | 'kind' | 'purpose' | 'audience' | 'effort' | 'about' | 'forMinors'>

function whatIn(sent: Sent): Part<What> {
  const title = textIn(sent, 'title', { most: most.title })
  const about = textIn(sent, 'about', { most: most.about, optional: true })
  const kind = choiceIn(sent, 'kind', kinds)
  const purpose = choiceIn(sent, 'purpose', purposes)
  const audience = choiceIn(sent, 'audience', audiences)
  return {
    said: {
      title: title.text ?? '',
      about: about.text,
      kind: kind ?? 'other',
      purpose: purpose ?? usual.purpose,
      audience: audience ?? 'everybody',
      effort: choiceIn(sent, 'effort', efforts),
      forMinors: sent['forMinors'] === 'yes',
    },
    problems: [
      title.problem,
      about.problem,
      unchosen('kind', kind),
      unchosen('purpose', purpose),
      unchosen('audience', audience),
    ],
  }
}

const unchosen = (field: string, choice: string | null): TP => choice === null && { field, why: 'choose' }

function whereIn(sent: Sent): Part<Pick<Plan, 'venueId' | 'elsewhere'>> {
  const venueId = idFrom(sent['venue'])
  const elsewhere = textIn(sent, 'elsewhere', { most: most.elsewhere, optional: true })
  return {
    said: { venueId, elsewhere: elsewhere.text },
    problems: [
      elsewhere.problem,
      venueId !== null && elsewhere.text !== null && { field: 'elsewhere', why: 'two-places' },
    ],
  }
}

type Places = Pick<Plan, 'signUp' | 'capacity' | 'closesHours' | 'replyHours' | 'partyMost' | 'walkIns'>

const between = (n: number | null, least: number, greatest: number): n is number =>
  n !== null && n >= least && n <= greatest

function placesIn(sent: Sent): Part<Places> {
  const signUp = choiceIn(sent, 'signUp', signUpModes) ?? 'none'
  const typed = (sent['capacity'] ?? '').trim()
  const capacity = wholeNumber(typed)
  const closesHours = numberIn(sent, 'closesHours', 1)
  const replyHours = numberIn(sent, 'replyHours', 24)
  const partyMost = numberIn(sent, 'partyMost', 1)
  return {
    said: { signUp, capacity, closesHours, replyHours, partyMost, walkIns: sent['walkIns'] === 'yes' },
    problems: [
      (typed !== '' || signUp !== 'none') && !between(capacity, 1, 2000) && { field: 'capacity', why: 'capacity' },
      !between(closesHours, 0, 336) && { field: 'closesHours', why: 'hours' },
      !between(replyHours, 1, 168) && { field: 'replyHours', why: 'hours' },
      !between(partyMost, 1, 6) && { field: 'partyMost', why: 'party' },
    ],
  }
}

const numberIn = (sent: Sent, field: string, otherwise: number): number =>
  (sent[field] ?? '').trim() === '' ? otherwise : (wholeNumber(sent[field]) ?? -1)

/** 「9:00」, also with the colon of Chinese writing, as the minute of the day. */
export function minuteIn(text: string | undefined): number | null {
  const [, hour, minute] = /^([01]?\d|2[0-3])[:：.]([0-5]\d)$/.exec((text ?? '').trim()) ?? []
  return hour === undefined ? null : Number(hour) * 60 + Number(minute)
}

export const MOST_MINUTES = 960

function clockIn(sent: Sent): Part<Clock> {
  const begins = minuteIn(sent['begins'])
  const ends = minuteIn(sent['ends'])
  const lasts = (ends ?? 0) - (begins ?? 0)
  return {
    said: { minute: begins ?? 0, lasts },
    problems: [
      begins === null && { field: 'begins', why: 'time' },
      ends === null && { field: 'ends', why: 'time' },
      begins !== null && ends !== null && lasts < 5 && { field: 'ends', why: 'time-order' },
      lasts > MOST_MINUTES && { field: 'ends', why: 'too-long-time' },
    ],
  }
}

/** A whole series as its form says it. */
export type SeriesInput = Template & Recurrence
export type SeriesProblem = TemplateProblem | RuleProblem | 'day' | 'past' | 'until' | 'far'

/** A series is planned at most so many days ahead of its first date, and lasts at most so many. */
const MOST_DAYS = 3660

/** Reads a new series: when it recurs, from what day on (`today` at the earliest), and what each gathering of it is. */
export function readSeries(sent: Sent, today: Day): Checked<SeriesInput, SeriesProblem> {
  const template = readTemplate(sent)
  const when = readRecurrence(sent, today)
  if (template.good && when.good) return checked({ ...template.value, ...when.value }, [])
  return { good: false, problems: [...(when.good ? [] : when.problems), ...(template.good ? [] : template.problems)] }
}

function readRecurrence(sent: Sent, today: Day): Checked<Recurrence, SeriesProblem> {
  const rhythm = choiceIn(sent, 'rhythm', rhythms) ?? 'weekly'
  const startsOn = dayIn(sent, 'startsOn')
  const bad = startProblem(startsOn, today)
  const { pattern, problem } = readPattern(sent, rhythm, bad ? today : (startsOn ?? today))
  const until = (sent['untilOn'] ?? '').trim() === '' ? null : dayIn(sent, 'untilOn')
  const recurrence: Recurrence = {
    rule: pattern.rule,
    lunar: pattern.lunar,
    startsOn: startsOn ?? today,
    untilOn: earlier(pattern.untilOn, until ?? null),
    onHoliday: choiceIn(sent, 'onHoliday', onHolidays) ?? 'skip',
  }
  const first: (Problem<SeriesProblem> | false)[] = [
    bad,
    problem,
    until === undefined && { field: 'untilOn', why: 'day' },
  ]
  return checked<Recurrence, SeriesProblem>(recurrence, first.some(Boolean) ? first : [endProblem(recurrence)])
}

const dayIn = (sent: Sent, field: string): Day | undefined => {
  const text = (sent[field] ?? '').trim()
  return isDay(text) ? text : undefined
}

const startProblem = (day: Day | undefined, today: Day): Problem<SeriesProblem> | false => {
  if (day === undefined) return { field: 'startsOn', why: 'day' }
  if (day < today) return { field: 'startsOn', why: 'past' }
  return day > addDays(today, MOST_DAYS) && { field: 'startsOn', why: 'far' }
}

const earlier = (a: Day | null, b: Day | null): Day | null => (a !== null && (b === null || a < b) ? a : b)

function endProblem(recurrence: Recurrence): Problem<SeriesProblem> | false {
  const { startsOn, untilOn } = recurrence
  if (untilOn === null) return false
  if (untilOn < startsOn) return { field: 'untilOn', why: 'until' }
  if (untilOn > addDays(startsOn, MOST_DAYS)) return { field: 'untilOn', why: 'far' }
  const dates = firstDays(recurrence, { most: MOST_DATES + 1, to: untilOn }).length
  if (dates === 0) return { field: 'untilOn', why: 'never' }
  return dates > MOST_DATES && { field: 'untilOn', why: 'too-many' }
}
