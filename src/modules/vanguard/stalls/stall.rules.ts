import {
  checked,
  choiceIn,
  textIn,
  wholeNumber,
  type Checked,
  type Problem,
  type Sent,
  type TextProblem,
} from '#base/form.rules.ts'
import { readHours, type Hours, type HoursProblem } from '../days/hours.rules.ts'
import { services, skills, type Service, type Skill } from '../services.rules.ts'

export const most = { title: 40, spot: 60, briefing: 400, reason: 200, need: 20 } as const

/** A stall as its form says it: from how many minutes after its day begins, how long, how many volunteers, and what they must bring. */
export type StallInput = {
  service: Service
  title: string
  spot: string | null
  fromMinute: number
  lasts: number
  need: number
  skill: Skill | null
  needsInsurance: boolean
  briefing: string | null
}

export type StallProblem = TextProblem | HoursProblem | 'choose' | 'need' | 'outside'

/** Reads a stall of a day that begins at `day.minute` and lasts `day.lasts` minutes; it lies within its day. */
export function readStall(sent: Sent, day: Hours): Checked<StallInput, StallProblem> {
  const service = choiceIn(sent, 'service', services)
  const title = textIn(sent, 'title', { most: most.title })
  const spot = textIn(sent, 'spot', { most: most.spot, optional: true })
  const briefing = textIn(sent, 'briefing', { most: most.briefing, optional: true })
  const need = wholeNumber(sent['need'])
  const hours = readHours(sent)
  const hasTime = hours.problems.every((problem) => problem === false)
  return checked<StallInput, StallProblem>(
    {
      service: service ?? 'other',
      title: title.text ?? '',
      spot: spot.text,
      fromMinute: hours.said.minute - day.minute,
      lasts: hours.said.lasts,
      need: need ?? 0,
      skill: choiceIn(sent, 'skill', skills),
      needsInsurance: sent['needsInsurance'] === 'yes',
      briefing: briefing.text,
    },
    [
      service === null && { field: 'service', why: 'choose' },
      title.problem,
      spot.problem,
      ...hours.problems,
      hasTime && outside(hours.said, day),
      (need === null || need > most.need) && { field: 'need', why: 'need' },
      briefing.problem,
    ],
  )
}

const outside = (own: Hours, day: Hours): Problem<'outside'> | false => {
  if (own.minute < day.minute) return { field: 'from', why: 'outside' }
  return own.minute + own.lasts > day.minute + day.lasts && { field: 'to', why: 'outside' }
}

/** Reads why a stall is dropped: everybody who has a place there is told. */
export function readDrop(sent: Sent): Checked<{ reason: string }, TextProblem> {
  const { text, problem } = textIn(sent, 'reason', { most: most.reason })
  return checked<{ reason: string }, TextProblem>({ reason: text ?? '' }, [problem])
}

/** What a day still lacks. `people`: so many are missing; `skill`: nobody who comes has it; `hours`: it does not lie in its day any more. */
export type Lack =
  | { what: 'stalls' }
  | { what: 'place' }
  | { what: 'people'; title: string; missing: number }
  | { what: 'skill'; title: string; skill: Skill }
  | { what: 'hours'; title: string }

export type Manned = {
  title: string
  startsAt: Date
  endsAt: Date
  shifts: readonly { need: number; skill: Skill | null; come: readonly { skills: readonly Skill[] }[] }[]
}

type Held = { startsAt: Date; endsAt: Date; hasPlace: boolean }

/** Everything a day that goes ahead lacks, the most urgent first. `stalls` are those that were not dropped. */
export function lacksOf(day: Held, stalls: readonly Manned[]): Lack[] {
  const lacks: Lack[] = []
  if (!day.hasPlace) lacks.push({ what: 'place' })
  if (stalls.length === 0) lacks.push({ what: 'stalls' })
  return [...lacks, ...stalls.flatMap((stall) => stallLacks(day, stall))]
}

function stallLacks(day: Held, { title, startsAt, endsAt, shifts }: Manned): Lack[] {
  const missing = shifts.reduce((sum, { need, come }) => sum + Math.max(0, need - come.length), 0)
  const unskilled = shifts.flatMap(({ skill, come }) =>
    skill !== null && come.length > 0 && !come.some(({ skills: own }) => own.includes(skill)) ? [skill] : [],
  )
  return [
    ...(startsAt < day.startsAt || endsAt > day.endsAt ? [{ what: 'hours' as const, title }] : []),
    ...(missing > 0 ? [{ what: 'people' as const, title, missing }] : []),
    ...unskilled.map((skill) => ({ what: 'skill' as const, title, skill })),
  ]
}
