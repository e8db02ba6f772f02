import type { Day } from '#base/days.ts'
import { checked, choiceIn, type Checked, type Problem, type Sent } from '#base/form.rules.ts'
import type { Addressed } from '../channels.rules.ts'
import { addressFor, takenDown, type AddressProblem, type Said, type TakenDown } from '../consent/consent.rules.ts'
import { readGuardian, type GuardianProblem } from '../consent/guardian.rules.ts'

/** A number the roster has of somebody: the mark a form names it by, as it is shown, and in full. */
export type RosterNumber = { mark: string; shown: string; number: string }

export type AnswerProblem = AddressProblem | GuardianProblem | 'choose-answer' | 'choose-how'
export type TakenAnswer = { how: TakenDown } & ({ yes: false } | ({ yes: true } & Said))

/**
 * Reads an answer somebody of the committee takes down: yes or no, how it was said, and for a yes where it leads: one of the numbers
 * of the roster, which stays closed, or an address that was said. A no needs neither address nor guardian.
 */
export function readAnswer(
  sent: Sent,
  { channel, today, numbers }: { channel: Addressed; today: Day; numbers: readonly RosterNumber[] },
): Checked<TakenAnswer, AnswerProblem> {
  const answer = choiceIn(sent, 'answer', ['yes', 'no'] as const)
  const how = readHow(sent, channel)
  const problems: Problem<AnswerProblem>[] = [
    ...(answer === null ? [{ field: `answer-${channel}`, why: 'choose-answer' } as const] : []),
    ...problemsOf(how),
  ]
  const common = { how: how.good ? how.value : ('counter' as const) }
  if (answer !== 'yes') return checked({ ...common, yes: false }, problems)
  const address = addressFor(channel, chosenAddress(sent, channel, numbers))
  const guardian = readGuardian(sent, channel, today)
  const said = { address: address ?? '', guardian: guardian.good ? guardian.value : null }
  return checked({ ...common, yes: true, ...said }, [
    ...problems,
    address === null && { field: `address-${channel}`, why: `no-${channel}` as const },
    ...problemsOf(guardian),
  ])
}

const problemsOf = <Why extends AnswerProblem>(read: Checked<unknown, Why>): readonly Problem<Why>[] =>
  read.good ? [] : read.problems

/** How an answer came; it is asked for each, because whoever took it down stands for it. */
export function readHow(sent: Sent, form: string): Checked<TakenDown, 'choose-how'> {
  const how = choiceIn(sent, `how-${form}`, takenDown)
  return checked(how ?? 'counter', [how === null && { field: `how-${form}`, why: 'choose-how' }])
}

function chosenAddress(sent: Sent, channel: Addressed, numbers: readonly RosterNumber[]): string {
  const mark = sent[`to-${channel}`]
  const known = channel === 'sms' ? numbers.find((one) => one.mark === mark) : undefined
  return known?.number ?? sent[`address-${channel}`] ?? ''
}
