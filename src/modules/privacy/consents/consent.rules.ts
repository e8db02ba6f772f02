import { addDays, dayOf, type Day } from '#base/days.ts'
import { checked, choiceIn, wholeNumber, type Checked, type Sent } from '#base/form.rules.ts'

/**
 * What somebody may be asked to agree to, and the version of its three lines (what, why, until when). A new version is another
 * question: a yes to the old one does not carry over. `days` is how long a yes holds at most.
 */
export const purposes = {
  'message-sms': { version: 1, days: 730 },
  'message-email': { version: 1, days: 730 },
  'message-wechat': { version: 1, days: 730 },
  'message-push': { version: 1, days: 365 },
} as const satisfies Record<string, { version: number; days: number }>

export type Purpose = keyof typeof purposes
export const purposeNames = Object.keys(purposes) as Purpose[]
export const purposeOf = (text: string): Purpose | null => purposeNames.find((one) => one === text) ?? null

/** After a no, or a yes taken back, nobody asks again for so long. Whoever changes their mind says so themselves at any time. */
export const restDays = 90
/** Below this age a guardian speaks (L-PIPL 31). */
export const guardianAge = 14

export type Standing = 'given' | 'refused' | 'withdrawn' | 'expired' | 'none'

/** The newest answer there is to a purpose. */
export type Answer = {
  state: 'given' | 'refused' | 'withdrawn' | 'superseded'
  text_version: number
  said_at: Date
  ended_at: Date | null
  until_on: Day | null
}

/** How a purpose stands today: a yes ends with its day, or when its three lines were changed. */
export function standingOf(purpose: Purpose, answer: Answer | undefined, today: Day): Standing {
  if (!answer || answer.state === 'superseded') return 'none'
  if (answer.state !== 'given') return answer.state
  const over = answer.until_on !== null && answer.until_on < today
  return over || answer.text_version !== purposes[purpose].version ? 'expired' : 'given'
}

/** Whether the house may ask of itself: never within ninety days of a no, and not while there is a yes. */
export function mayAsk(purpose: Purpose, answer: Answer | undefined, today: Day): boolean {
  const standing = standingOf(purpose, answer, today)
  if (standing === 'given') return false
  if (standing !== 'refused' && standing !== 'withdrawn') return true
  const said = dayOf(answer?.ended_at ?? answer?.said_at ?? new Date(0))
  return addDays(said, restDays) <= today
}

/** Until which day a yes given today holds. */
export const untilOf = (purpose: Purpose, today: Day): Day => addDays(today, purposes[purpose].days)

export type ConsentProblem = 'choose-purpose' | 'choose-answer' | 'year-odd' | 'guardian-needed'
export type Said = { purpose: Purpose; yes: boolean; byGuardian: boolean }

/**
 * Reads an answer. A year of birth is asked only to know whether a guardian must speak; it is not kept. Whoever turns fourteen
 * within the year counts as younger until it is over.
 */
export function readConsent(sent: Sent, today: Day): Checked<Said, ConsentProblem> {
  const purpose = purposeOf(sent['purpose'] ?? '')
  const answer = choiceIn(sent, 'answer', ['yes', 'no'] as const)
  const birth = (sent['born'] ?? '').trim()
  const year = wholeNumber(birth)
  const thisYear = Number(today.slice(0, 4))
  const odd = birth !== '' && (year === null || year < 1900 || year > thisYear)
  const isChild = !odd && year !== null && thisYear - year <= guardianAge
  const byGuardian = sent['guardian'] === 'yes'
  return checked<Said, ConsentProblem>({ purpose: purpose ?? 'message-sms', yes: answer === 'yes', byGuardian }, [
    purpose === null && { field: 'purpose', why: 'choose-purpose' },
    answer === null && { field: 'answer', why: 'choose-answer' },
    odd && { field: 'born', why: 'year-odd' },
    answer === 'yes' && isChild && !byGuardian && { field: 'guardian', why: 'guardian-needed' },
  ])
}
