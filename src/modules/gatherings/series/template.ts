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
import type { EffortKey, Plan } from '../plan.rules.ts'
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

type Range = { least: number; greatest: number; why: TemplateProblem }
const within = (field: string, n: number | null, { least, greatest, why }: Range): TP =>
  (n === null || n < least || n > greatest) && { field, why }

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
      (typed !== '' || signUp !== 'none') &&
        within('capacity', capacity, { least: 1, greatest: 2000, why: 'capacity' }),
      within('closesHours', closesHours, { least: 0, greatest: 336, why: 'hours' }),
      within('replyHours', replyHours, { least: 1, greatest: 168, why: 'hours' }),
      within('partyMost', partyMost, { least: 1, greatest: 6, why: 'party' }),
    ],
  }
}

const numberIn = (sent: Sent, field: string, otherwise: number): number =>
  (sent[field] ?? '').trim() === '' ? otherwise : (wholeNumber(sent[field]) ?? -1)

/** 「9:00」, also with the colon of Chinese writing, as the minute of the day. */
function minuteIn(text: string | undefined): number | null {
  const [, hour, minute] = /^([01]?\d|2[0-3])[:：.]([0-5]\d)$/.exec((text ?? '').trim()) ?? []
  return hour === undefined ? null : Number(hour) * 60 + Number(minute)
}

const MOST_MINUTES = 960

function clockIn(sent: Sent): Part<Clock> {
  const begins = minuteIn(sent['begins'])
  const ends = minuteIn(sent['ends'])
  if (begins === null || ends === null) {
    const missing = [begins === null && 'begins', ends === null && 'ends'].filter((field) => field !== false)
    return { said: { minute: 0, lasts: 60 }, problems: missing.map((field) => ({ field, why: 'time' })) }
  }
  const lasts = ends - begins
  const why = lasts < 5 ? 'time-order' : lasts > MOST_MINUTES ? 'too-long-time' : null
  return { said: { minute: begins, lasts }, problems: [why !== null && { field: 'ends', why }] }
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
  const startsOn = dayIn(sent, 'startsOn')
  const until = untilIn(sent)
  const late = startProblem(startsOn, today)
  const begins = late || startsOn === undefined ? today : startsOn
  const { pattern, problem } = readPattern(sent, choiceIn(sent, 'rhythm', rhythms) ?? 'weekly', begins)
  const recurrence: Recurrence = {
    rule: pattern.rule,
    lunar: pattern.lunar,
    startsOn: begins,
    untilOn: earlier(pattern.untilOn, until.day),
    onHoliday: choiceIn(sent, 'onHoliday', onHolidays) ?? 'skip',
  }
  const first = [late, problem, until.problem]
  return checked<Recurrence, SeriesProblem>(recurrence, first.some(Boolean) ? first : [endProblem(recurrence)])
}

function untilIn(sent: Sent): { day: Day | null; problem: Problem<SeriesProblem> | false } {
  if ((sent['untilOn'] ?? '').trim() === '') return { day: null, problem: false }
  const day = dayIn(sent, 'untilOn') ?? null
  return { day, problem: day === null && { field: 'untilOn', why: 'day' } }
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
