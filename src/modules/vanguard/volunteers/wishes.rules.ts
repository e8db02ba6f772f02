import { checked, choiceIn, textIn, wholeNumber, type Checked, type Sent, type TextProblem } from '#base/form.rules.ts'
import type { FreeTime } from '../helping.rules.ts'
import { services, type Service } from '../services.rules.ts'
import { ticksIn } from './times.rules.ts'

/** A form with every value of each field. */
export type Answers = { sent: Sent; all: (name: string) => string[] }

export const waysOfAsking = ['message', 'telephone', 'paper'] as const
export type AskedBy = (typeof waysOfAsking)[number]

/** How somebody wants to help: theirs to say. */
export type Wishes = {
  askedBy: AskedBy
  mostAWeek: number
  mostAMonth: number
  wants: Service[]
  mayNot: Service[]
  freeTimes: FreeTime[]
  note: string | null
}

export type WishProblem = TextProblem | 'week-wrong' | 'month-wrong' | 'both-ways'

/** What stands in an empty form. */
export const blankWishes: Wishes = {
  askedBy: 'message',
  mostAWeek: 2,
  mostAMonth: 6,
  wants: [],
  mayNot: [],
  freeTimes: [],
  note: null,
}

export const mostNote = 120

/** Reads how somebody wants to help. One who wants and may not do the same is asked again. */
export function readWishes({ sent, all }: Answers): Checked<Wishes, WishProblem> {
  const note = textIn(sent, 'note', { most: mostNote, optional: true })
  const mostAWeek = timesIn(sent, 'mostAWeek')
  const mostAMonth = timesIn(sent, 'mostAMonth')
  const [wants, mayNot] = [servicesIn(all('wants')), servicesIn(all('mayNot'))]
  const askedBy = choiceIn(sent, 'askedBy', waysOfAsking) ?? blankWishes.askedBy
  return checked<Wishes, WishProblem>(
    { askedBy, mostAWeek, mostAMonth, wants, mayNot, freeTimes: ticksIn(all), note: note.text },
    [
      note.problem,
      !isWithin(mostAWeek, 7) && { field: 'mostAWeek', why: 'week-wrong' },
      !isWithin(mostAMonth, 31) && { field: 'mostAMonth', why: 'month-wrong' },
      wants.some((one) => mayNot.includes(one)) && { field: 'mayNot', why: 'both-ways' },
    ],
  )
}

/** How often, as it was sent; a form that does not ask says what an empty one says. */
const timesIn = (sent: Sent, field: 'mostAWeek' | 'mostAMonth'): number =>
  wholeNumber(sent[field] ?? String(blankWishes[field])) ?? 0

const isWithin = (times: number, most: number): boolean => times >= 1 && times <= most

const servicesIn = (sent: readonly string[]): Service[] => services.filter((one) => sent.includes(one))
