import { addDays, isDay, weekdayOf, type Day } from '#base/days.ts'
import {
  checked,
  choiceIn,
  idFrom,
  textIn,
  type Checked,
  type Problem,
  type Sent,
  type TextProblem,
} from '#base/form.rules.ts'
import { readHours, type Hours, type HoursProblem } from './hours.rules.ts'

/** Weekdays as a rule of RFC 5545 writes them, Monday first. */
export const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const
export type Weekday = (typeof weekdays)[number]

/** What becomes of a day that falls on a holiday: left out, moved within its week, or kept. */
export const onHolidays = ['skip', 'move', 'keep'] as const
export type OnHoliday = (typeof onHolidays)[number]

export const most = { title: 60, about: 400, elsewhere: 80, weather: 120 } as const

/** What can be changed of a programme without touching its days. */
export type Care = { teamId: string; weather: string | null; takesWishes: boolean }

/** A vanguard day that comes again, as its form says it. */
export type ProgrammeInput = Care &
  Hours & {
    title: string
    about: string | null
    weekday: Weekday
    startsOn: Day
    venueId: string | null
    elsewhere: string | null
    /** In which compound it is, and perhaps in which building; null for the whole area. */
    compoundId: string | null
    buildingId: string | null
    onHoliday: OnHoliday
    /** Days on which the place is taken are laid out without a place for now. */
    nowhere: boolean
  }

export type ProgrammeProblem =
  TextProblem | HoursProblem | 'choose' | 'day' | 'past' | 'far' | 'two-places' | 'choose-compound'

type P = Problem<ProgrammeProblem> | false

/** A programme begins within a year. */
const FAR_DAYS = 366

/** In which compound, as gatherings read it. */
type Spot = {
  value: Pick<ProgrammeInput, 'compoundId' | 'buildingId'>
  problems: readonly (Problem<'choose-compound'> | false)[]
}

/** Reads a new programme. `today`: the day on which it is read; a day of the past is refused, nobody lays out what was. */
export function readProgramme(
  sent: Sent,
  { today, spot }: { today: Day; spot: Spot },
): Checked<ProgrammeInput, ProgrammeProblem> {
  const care = readCare(sent)
  const hours = readHours(sent)
  const title = textIn(sent, 'title', { most: most.title })
  const about = textIn(sent, 'about', { most: most.about, optional: true })
  const weekday = choiceIn(sent, 'weekday', weekdays)
  const where = whereIn(sent)
  const begins = startsIn(sent, today)
  return checked<ProgrammeInput, ProgrammeProblem>(
    {
      ...care.said,
      ...hours.said,
      ...where.said,
      ...spot.value,
      title: title.text ?? '',
      about: about.text,
      weekday: weekday ?? 'TH',
      startsOn: begins.day,
      onHoliday: choiceIn(sent, 'onHoliday', onHolidays) ?? 'skip',
      nowhere: sent['nowhere'] === 'yes',
    },
    [
      title.problem,
      ...care.problems,
      weekday === null && { field: 'weekday', why: 'choose' },
      begins.problem,
      ...hours.problems,
      ...where.problems,
      ...spot.problems,
      about.problem,
    ],
  )
}

function readCare(sent: Sent): { said: Care; problems: P[] } {
  const teamId = idFrom(sent['team'])
  const weather = textIn(sent, 'weather', { most: most.weather, optional: true })
  return {
    said: { teamId: teamId ?? '', weather: weather.text, takesWishes: sent['takesWishes'] === 'yes' },
    problems: [teamId === null && { field: 'team', why: 'choose' }, weather.problem],
  }
}

/** Reads what can be changed later. */
export function readChange(sent: Sent): Checked<Care, ProgrammeProblem> {
  const { said, problems } = readCare(sent)
  return checked<Care, ProgrammeProblem>(said, problems)
}

function whereIn(sent: Sent): { said: Pick<ProgrammeInput, 'venueId' | 'elsewhere'>; problems: P[] } {
  const venueId = idFrom(sent['venue'])
  const elsewhere = textIn(sent, 'elsewhere', { most: most.elsewhere, optional: true })
  const isBoth = venueId !== null && elsewhere.text !== null
  return {
    said: { venueId, elsewhere: elsewhere.text },
    problems: [elsewhere.problem, isBoth && { field: 'elsewhere', why: 'two-places' }],
  }
}

function startsIn(sent: Sent, today: Day): { day: Day; problem: P } {
  const day = (sent['startsOn'] ?? '').trim()
  if (!isDay(day)) return { day: today, problem: { field: 'startsOn', why: 'day' } }
  if (day < today) return { day, problem: { field: 'startsOn', why: 'past' } }
  return { day, problem: day > addDays(today, FAR_DAYS) && { field: 'startsOn', why: 'far' } }
}

/** The weekday of a day as a rule writes it. */
export const weekdayIn = (day: Day): Weekday => weekdays[(weekdayOf(day) + 6) % 7] ?? 'MO'
