import { addDays, dayOf, type Day } from '#base/days.ts'
import { checked, choiceIn, oneLine, wholeNumber, type Checked, type Problem, type Sent } from '#base/form.rules.ts'

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

/** A year of birth as it was typed: nothing, a child's, somebody older's, or no year. */
function ageOf(typed: string, today: Day): 'unsaid' | 'child' | 'older' | 'odd' {
  if (typed === '') return 'unsaid'
  const year = wholeNumber(typed)
  const thisYear = Number(today.slice(0, 4))
  if (year === null || year < 1900 || year > thisYear) return 'odd'
  return thisYear - year <= guardianAge ? 'child' : 'older'
}

/**
 * Reads an answer. A year of birth is asked only to know whether a guardian must speak; it is not kept. Whoever turns fourteen
 * within the year counts as younger until it is over.
 */
export function readConsent(sent: Sent, today: Day): Checked<Said, ConsentProblem> {
  const purpose = purposeOf(oneLine(sent['purpose']))
  if (!purpose) return { good: false, problems: [{ field: 'purpose', why: 'choose-purpose' }] }
  const answer = choiceIn(sent, 'answer', ['yes', 'no'] as const)
  const age = ageOf(oneLine(sent[`born-${purpose}`]), today)
  const byGuardian = sent[`guardian-${purpose}`] === 'yes'
  const isAlone = answer === 'yes' && age === 'child' && !byGuardian
  const problems: (Problem<ConsentProblem> | false)[] = [
    answer === null && { field: 'answer', why: 'choose-answer' },
    age === 'odd' && { field: `born-${purpose}`, why: 'year-odd' },
    isAlone && { field: `guardian-${purpose}`, why: 'guardian-needed' },
  ]
  return checked({ purpose, yes: answer === 'yes', byGuardian }, problems)
}
