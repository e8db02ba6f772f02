import { addDays, isDay, type Day } from '#base/days.ts'
import { choiceIn, oneLine, wholeNumber, type Problem, type Sent } from '#base/form.rules.ts'
import { firstDays, type Recurrence } from './recurrence.rules.ts'

/** The ways people say how often: every week, the second Thursday, the fifteenth, a day of the lunar year, or a rule they wrote. */
export const rhythms = ['weekly', 'weekday', 'date', 'lunar', 'own'] as const
export type Rhythm = (typeof rhythms)[number]

export const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const
export type Weekday = (typeof weekdays)[number]

/** First to fourth, and the last of a month. */
export const nths = ['1', '2', '3', '4', '-1'] as const

/** A series has no more dates than this, from its first to its last. */
export const MOST_DATES = 400

export type RuleProblem = 'choose-days' | 'every' | 'choose' | 'lunar' | 'rule' | 'rule-part' | 'never' | 'too-many'

/** What recurs, without when it begins. `untilOn` is what a rule said of its own end. */
export type Pattern = { rule: string | null; lunar: string | null; untilOn: Day | null }
type Read = { pattern: Pattern; problem: Problem<RuleProblem> | false }

const nothing: Pattern = { rule: null, lunar: null, untilOn: null }
const wrong = (field: string, why: RuleProblem): Read => ({ pattern: nothing, problem: { field, why } })
const right = (rule: string): Read => ({ pattern: { ...nothing, rule }, problem: false })

/** How the rules of three of the ways are written, each with the fields it came from. */
const written: readonly (readonly [Rhythm, RegExp])[] = [
  ['weekly', /^FREQ=WEEKLY;(?:INTERVAL=(?<every>\d+);)?BYDAY=(?<days>[A-Z,]+)$/],
  ['weekday', /^FREQ=MONTHLY;BYDAY=(?<nth>-?\d)(?<weekday>[A-Z]{2})$/],
  ['date', /^FREQ=MONTHLY;BYMONTHDAY=(?<date>\d+)$/],
]

/** How often as its form would send it: the way people say it, with its fields; a rule nobody would say so as it is written. */
export function patternSent({ rule, lunar }: Pick<Pattern, 'rule' | 'lunar'>): Sent & { rhythm: Rhythm } {
  const [lunarMonth = '', lunarDay = ''] = (lunar ?? '').split('-')
  if (rule === null) return { rhythm: 'lunar', lunarMonth, lunarDay }
  for (const [rhythm, form] of written) {
    const fields = form.exec(rule)?.groups
    if (fields) return { every: '1', ...onlySaid(fields), rhythm }
  }
  return { rhythm: 'own', rrule: rule }
}

const onlySaid = (fields: Record<string, string | undefined>): Sent =>
  Object.fromEntries(Object.entries(fields).filter((entry): entry is [string, string] => entry[1] !== undefined))

/** Reads how often, in one of the five ways. `startsOn` counts where a rule says how many times (COUNT). */
export function readPattern(sent: Sent, rhythm: Rhythm, startsOn: Day): Read {
  const readers: Record<Rhythm, () => Read> = {
    weekly: () => weekly(sent),
    weekday: () => nthWeekday(sent),
    date: () => dateOfMonth(sent),
    lunar: () => lunar(sent),
    own: () => own(oneLine(sent['rrule']), startsOn),
  }
  return readers[rhythm]()
}

function weekly(sent: Sent): Read {
  const days = weekdays.filter((day) => (sent['days'] ?? '').split(',').includes(day))
  const every = wholeNumber(sent['every'] === '' ? '1' : (sent['every'] ?? '1'))
  if (days.length === 0) return wrong('days', 'choose-days')
  if (every === null || every < 1 || every > 12) return wrong('every', 'every')
  return right(`FREQ=WEEKLY;${every > 1 ? `INTERVAL=${every};` : ''}BYDAY=${days.join(',')}`)
}

function nthWeekday(sent: Sent): Read {
  const nth = choiceIn(sent, 'nth', nths)
  const day = choiceIn(sent, 'weekday', weekdays)
  if (nth === null) return wrong('nth', 'choose')
  return day === null ? wrong('weekday', 'choose') : right(`FREQ=MONTHLY;BYDAY=${nth}${day}`)
}

function dateOfMonth(sent: Sent): Read {
  const date = wholeNumber(sent['date'])
  return date === null || date < 1 || date > 31 ? wrong('date', 'choose') : right(`FREQ=MONTHLY;BYMONTHDAY=${date}`)
}

function lunar(sent: Sent): Read {
  const month = wholeNumber(sent['lunarMonth'])
  const day = wholeNumber(sent['lunarDay'])
  if (month === null || month < 1 || month > 12) return wrong('lunarMonth', 'lunar')
  if (day === null || day < 1 || day > 30) return wrong('lunarDay', 'lunar')
  return { pattern: { ...nothing, lunar: `${month}-${day}` }, problem: false }
}

/** The parts a rule may have here, and how each is written. Dates only: hours belong to the series. */
const parts: Record<string, RegExp> = {
  FREQ: /^(DAILY|WEEKLY|MONTHLY|YEARLY)$/,
  INTERVAL: /^[1-9]\d?$/,
  BYDAY: /^([+-]?[1-5])?(MO|TU|WE|TH|FR|SA|SU)(,([+-]?[1-5])?(MO|TU|WE|TH|FR|SA|SU)){0,6}$/,
  BYMONTHDAY: /^-?([1-9]|[12]\d|3[01])(,-?([1-9]|[12]\d|3[01])){0,9}$/,
  BYMONTH: /^([1-9]|1[0-2])(,([1-9]|1[0-2])){0,11}$/,
  BYSETPOS: /^-?[1-9]\d?(,-?[1-9]\d?){0,4}$/,
  COUNT: /^[1-9]\d{0,4}$/,
  UNTIL: /^\d{8}(T\d{6}Z?)?$/,
  WKST: /^MO$/,
}

/** The parts of a rule as it was typed, in their order. */
const partsOf = (text: string): [string, string][] =>
  text
    .toUpperCase()
    .replace(/^RRULE:/, '')
    .replace(/\s/g, '')
    .split(';')
    .filter(Boolean)
    .map((part) => [part.split('=', 1)[0] ?? '', part.slice(part.indexOf('=') + 1)])

function own(text: string, startsOn: Day): Read {
  const pairs = partsOf(text)
  const said = new Map(pairs)
  if (text.length > 200 || !said.has('FREQ') || said.size !== pairs.length) return wrong('rrule', 'rule')
  const known = pairs.every(([name, value]) => Object.hasOwn(parts, name) && parts[name]?.test(value))
  return known && fits(said) ? bounded(said, startsOn) : wrong('rrule', 'rule-part')
}

/** What can stand beside what: one end; and a place among several days only where a month or a year has them. */
function fits(said: ReadonlyMap<string, string>): boolean {
  if (said.has('COUNT') && said.has('UNTIL')) return false
  return !said.has('BYSETPOS') || ['MONTHLY', 'YEARLY'].includes(said.get('FREQ') ?? '')
}

/** How far a rule is looked through for its dates: longer than any leap year is away. */
const DAYS_AHEAD = 9 * 366

/** The rule without its own end, which becomes the last day of the series. */
function bounded(said: ReadonlyMap<string, string>, startsOn: Day): Read {
  const rule = [...said].flatMap(([name, value]) => (isEnd(name) ? [] : [`${name}=${value}`])).join(';')
  const last = untilIn(said.get('UNTIL'))
  if (last === undefined) return wrong('rrule', 'rule-part')
  const count = Number(said.get('COUNT') ?? '1')
  if (count > MOST_DATES) return wrong('rrule', 'too-many')
  const days = daysAhead(rule, startsOn, count)
  if (days.length < count) return wrong('rrule', days.length === 0 ? 'never' : 'too-many')
  const untilOn = said.has('COUNT') ? (days.at(-1) ?? null) : last
  return { pattern: { ...nothing, rule, untilOn }, problem: false }
}

/** 20250101T000000Z as its day; null for no end, undefined for a day that is none. */
function untilIn(text: string | undefined): Day | null | undefined {
  if (text === undefined) return null
  const day = `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6, 8)}`
  return isDay(day) ? day : undefined
}

const isEnd = (name: string): boolean => name === 'COUNT' || name === 'UNTIL'

/** The first dates of a rule; none for one that cannot be followed. */
function daysAhead(rule: string, startsOn: Day, most: number): Day[] {
  const recurrence: Recurrence = { rule, lunar: null, startsOn, untilOn: null, onHoliday: 'keep' }
  try {
    return firstDays(recurrence, { most, to: addDays(startsOn, DAYS_AHEAD) })
  } catch {
    return []
  }
}
