import { minuteIn } from '#base/clock.rules.ts'
import { isDay, type Day } from '#base/days.ts'
import {
  checked,
  choiceIn,
  phoneDigits,
  textIn,
  wholeNumber,
  type Checked,
  type Problem,
  type Sent,
  type TextProblem,
} from '#base/form.rules.ts'
import { meansOf, type Means } from '../kinds.rules.ts'

/** What an elder and the committee arrange, read from a form. */
export type PlanText = {
  reason: string | null
  advice: string | null
  means: Means
  weekdays: number[] | null
  everyDays: number | null
  seasonDays: number | null
  fromMinute: number
  toMinute: number
  contact: { name: string; phone: string; tie: string | null } | null
  holderId: string
  startsOn: Day
}

export type PlanProblem =
  | TextProblem
  | 'choose-means'
  | 'choose-days'
  | 'every-days'
  | 'season-days'
  | 'choose-hours'
  | 'hours-turned'
  | 'contact-half'
  | 'phone-wrong'
  | 'choose-holder'
  | 'choose-day'

/** Longest texts, in characters. */
export const most = { words: 200, name: 20, tie: 10 }

type Beside = { weekdays: readonly string[]; isHolder: (id: string) => boolean }

/** Reads the terms of a plan: rhythm by weekdays or every so many days, hours, whom to ring. */
export function readPlan(sent: Sent, { weekdays, isHolder }: Beside): Checked<PlanText, PlanProblem> {
  const means = choiceIn(sent, 'means', meansOf)
  const reason = textIn(sent, 'reason', { most: most.words, optional: true })
  const advice = textIn(sent, 'advice', { most: most.words, optional: true })
  const rhythm = rhythmIn(sent, weekdays)
  const hours = hoursIn(sent)
  const contact = contactIn(sent)
  const startsOn = sent['startsOn'] ?? ''
  const holderId = sent['holder'] ?? ''
  const text: PlanText = {
    reason: reason.text,
    advice: advice.text,
    means: means ?? 'visit',
    ...rhythm.value,
    ...hours.value,
    contact: contact.value,
    holderId,
    startsOn,
  }
  return checked<PlanText, PlanProblem>(text, [
    means === null && { field: 'means', why: 'choose-means' },
    ...rhythm.problems,
    ...hours.problems,
    reason.problem,
    advice.problem,
    ...contact.problems,
    !isHolder(holderId) && { field: 'holder', why: 'choose-holder' },
    !isDay(startsOn) && { field: 'startsOn', why: 'choose-day' },
  ])
}

type Read<T> = { value: T; problems: (Problem<PlanProblem> | false)[] }

function rhythmIn(
  sent: Sent,
  chosen: readonly string[],
): Read<Pick<PlanText, 'weekdays' | 'everyDays' | 'seasonDays'>> {
  const byWeek = (choiceIn(sent, 'rhythm', ['weekdays', 'every'] as const) ?? 'weekdays') === 'weekdays'
  const days = daysIn(chosen)
  const every = wholeNumber(sent['everyDays'])
  const season = seasonIn((sent['seasonDays'] ?? '').trim())
  if (byWeek)
    return {
      value: { weekdays: days, everyDays: null, seasonDays: season.days },
      problems: [days.length === 0 && { field: 'weekday', why: 'choose-days' }, season.problem],
    }
  return {
    value: { weekdays: null, everyDays: every, seasonDays: season.days },
    problems: [!isIn(every, 1, 60) && { field: 'everyDays', why: 'every-days' }, season.problem],
  }
}

const daysIn = (chosen: readonly string[]): number[] =>
  [...new Set(chosen.map(Number))].filter((day) => Number.isInteger(day) && day >= 0 && day <= 6).sort()

function seasonIn(text: string): { days: number | null; problem: Problem<PlanProblem> | false } {
  const days = wholeNumber(text)
  return { days, problem: text !== '' && !isIn(days, 1, 14) && { field: 'seasonDays', why: 'season-days' } }
}

const isIn = (number: number | null, least: number, greatest: number): boolean =>
  number !== null && number >= least && number <= greatest

function hoursIn(sent: Sent): Read<Pick<PlanText, 'fromMinute' | 'toMinute'>> {
  const [from, to] = [minuteIn(sent['from']), minuteIn(sent['to'])]
  return {
    value: { fromMinute: from ?? 540, toMinute: to ?? 660 },
    problems: [
      from === null && { field: 'from', why: 'choose-hours' },
      to === null && { field: 'to', why: 'choose-hours' },
      from !== null && to !== null && to <= from && { field: 'to', why: 'hours-turned' },
    ],
  }
}

/** Nobody to ring is possible; half of somebody is not. */
function contactIn(sent: Sent): Read<PlanText['contact']> {
  const name = textIn(sent, 'contactName', { most: most.name, optional: true })
  const tie = textIn(sent, 'contactTie', { most: most.tie, optional: true })
  const typed = (sent['contactPhone'] ?? '').trim()
  const phone = phoneDigits(typed)
  const isHalf = (name.text === null) !== (typed === '')
  return {
    value: name.text !== null && phone !== null ? { name: name.text, phone, tie: tie.text } : null,
    problems: [
      name.problem,
      tie.problem,
      isHalf && { field: name.text === null ? 'contactName' : 'contactPhone', why: 'contact-half' },
      typed !== '' && phone === null && { field: 'contactPhone', why: 'phone-wrong' },
    ],
  }
}

/** How an elder agreed: themselves or through whoever may speak for them, on paper or by word. */
export type ConsentText = { by: 'self' | 'agent'; how: 'paper' | 'spoken'; agent: string | null }
export type ConsentProblem = TextProblem | 'choose-by' | 'choose-how' | 'name-agent'

/** Reads who agreed and how. Who speaks for somebody is named. */
export function readConsent(sent: Sent): Checked<ConsentText, ConsentProblem> {
  const by = choiceIn(sent, 'by', ['self', 'agent'] as const)
  const how = choiceIn(sent, 'how', ['paper', 'spoken'] as const)
  const agent = textIn(sent, 'agent', { most: most.name, optional: true })
  return checked<ConsentText, ConsentProblem>({ by: by ?? 'self', how: how ?? 'spoken', agent: agent.text }, [
    by === null && { field: 'by', why: 'choose-by' },
    how === null && { field: 'how', why: 'choose-how' },
    agent.problem,
    by === 'agent' && agent.text === null && { field: 'agent', why: 'name-agent' },
  ])
}

/** Nobody who said no is asked again for so many days (domain F5). */
export const quietDays = 90
