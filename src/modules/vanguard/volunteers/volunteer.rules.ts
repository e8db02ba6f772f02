import { isDay, type Day } from '#base/days.ts'
import {
  checked,
  choiceIn,
  idFrom,
  oneLine,
  phoneDigits,
  textIn,
  type Checked,
  type Problem,
  type Sent,
  type TextProblem,
} from '#base/form.rules.ts'
import { blankWishes, readWishes, type Answers, type Wishes, type WishProblem } from './wishes.rules.ts'

/** How somebody of the committee heard the yes; 'self' is said by the volunteer alone. */
export const agreedHows = ['spoken', 'paper'] as const
export type AgreedHow = (typeof agreedHows)[number] | 'self'

/** A parent or guardian who agreed. */
export type Guardian = { name: string; phone: string }

/** All the desk writes down of a volunteer. */
export type VolunteerText = Wishes & {
  name: string
  /** null: none was typed. */
  phone: string | null
  under18: boolean
  /** Typed with this form; null where nobody under 18 joins, or where it is known already. */
  guardian: Guardian | null
  teamIds: string[]
  insuredUntil: Day | null
}

/** Somebody who joins, with their yes. */
export type Joining = VolunteerText & { personId: string | null; agreedHow: AgreedHow; agreedOn: Day }

export type VolunteerProblem =
  | WishProblem
  | 'phone-wrong'
  | 'phone-missing'
  | 'guardian-missing'
  | 'guardian-phone'
  | 'guardian-consent'
  | 'agreed-missing'
  | 'agreed-later'
  | 'day-wrong'

export const most = { name: 20, guardian: 20, paper: 60 } as const

type Problems = (Problem<VolunteerProblem> | false)[]

/** What is known already where an entry is changed: then an empty field leaves it as it is. */
export type Known = { phone: boolean; guardian: boolean }

/** What stands in an empty form. */
export const blankVolunteer: VolunteerText = {
  ...blankWishes,
  name: '',
  phone: null,
  under18: false,
  guardian: null,
  teamIds: [],
  insuredUntil: null,
}

/** Reads what the desk writes down of a volunteer; `known` where it is changed. Under 18 a guardian agrees (domain F6). */
export function readVolunteer(
  answers: Answers,
  known: Known = { phone: false, guardian: false },
): Checked<VolunteerText, VolunteerProblem> {
  const { sent, all } = answers
  const wishes = readWishes(answers)
  const name = textIn(sent, 'name', { most: most.name })
  const phone = phoneIn(sent)
  const guardian = guardianIn(sent, known)
  const insured = dayIn(sent, 'insuredUntil')
  return checked<VolunteerText, VolunteerProblem>(
    {
      ...(wishes.good ? wishes.value : blankWishes),
      name: name.text ?? '',
      phone: phone.number,
      under18: sent['under18'] === 'yes',
      guardian: guardian.guardian,
      teamIds: [...new Set(all('teams').flatMap((one) => idFrom(one) ?? []))],
      insuredUntil: insured.day,
    },
    [
      name.problem,
      phone.problem,
      missingPhone(sent, phone, known),
      ...guardian.problems,
      insured.problem,
      ...(wishes.good ? [] : wishes.problems),
    ],
  )
}

type Phone = { number: string | null; problem: Problem<'phone-wrong'> | false }

/** The telephone of a form; empty is none. */
export function phoneIn(sent: Sent): Phone {
  const typed = (sent['phone'] ?? '').trim()
  const number = phoneDigits(typed)
  return { number, problem: typed !== '' && number === null && { field: 'phone', why: 'phone-wrong' } }
}

/** Whoever wants to be rung has a telephone: here, or on the roster. */
const missingPhone = (sent: Sent, phone: Phone, known: Known): Problem<VolunteerProblem> | false =>
  sent['askedBy'] === 'telephone' &&
  phone.number === null &&
  !phone.problem &&
  (!known.phone || sent['dropPhone'] === 'yes') &&
  idFrom(sent['person']) === null && { field: 'phone', why: 'phone-missing' }

/** The guardian of a form: needed of whoever is under 18, unless one agreed before and nothing was typed. */
export function guardianIn(
  sent: Sent,
  known: Pick<Known, 'guardian'> = { guardian: false },
): { guardian: Guardian | null; problems: Problems } {
  const typed = oneLine(sent['guardianName']) + oneLine(sent['guardianPhone'])
  if (sent['under18'] !== 'yes' || (known.guardian && typed === '')) return { guardian: null, problems: [] }
  const name = textIn(sent, 'guardianName', { most: most.guardian })
  const phone = phoneDigits(oneLine(sent['guardianPhone']))
  return {
    guardian: said(name.text, phone),
    problems: [
      unnamed(name.problem),
      phone === null && { field: 'guardianPhone', why: 'guardian-phone' },
      sent['guardianOk'] !== 'yes' && { field: 'guardianOk', why: 'guardian-consent' },
    ],
  }
}

const said = (name: string | null, phone: string | null): Guardian => ({ name: name ?? '', phone: phone ?? '' })

const unnamed = (problem: Problem<TextProblem> | false): Problem<VolunteerProblem> | false =>
  problem && problem.why === 'missing' ? { field: problem.field, why: 'guardian-missing' } : problem

/** A day of a form; empty is none. */
export function dayIn(sent: Sent, field: string): { day: Day | null; problem: Problem<'day-wrong'> | false } {
  const typed = (sent[field] ?? '').trim()
  return { day: isDay(typed) ? typed : null, problem: typed !== '' && !isDay(typed) && { field, why: 'day-wrong' } }
}

/** Reads somebody who joins at the desk: how and when they said yes, on no later day than `today`. */
export function readJoining(answers: Answers, today: Day): Checked<Joining, VolunteerProblem> {
  const { sent } = answers
  const read = readVolunteer(answers)
  const agreedHow = choiceIn(sent, 'agreedHow', agreedHows)
  const agreed = dayIn(sent, 'agreedOn')
  const agreedOn = agreed.day ?? today
  const text = read.good ? read.value : blankVolunteer
  return checked<Joining, VolunteerProblem>(
    { ...text, personId: idFrom(sent['person']), agreedHow: agreedHow ?? 'spoken', agreedOn },
    [
      ...(read.good ? [] : read.problems),
      agreedHow === null && { field: 'agreedHow', why: 'agreed-missing' },
      agreed.problem,
      agreedOn > today && { field: 'agreedOn', why: 'agreed-later' },
    ],
  )
}
