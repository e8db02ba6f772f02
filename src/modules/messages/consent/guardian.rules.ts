import { isDay, type Day } from '#base/days.ts'
import { checked, choiceIn, lengthOf, oneLine, type Checked, type Problem, type Sent } from '#base/form.rules.ts'
import type { Channel } from '../channels.rules.ts'

/** Below this age a parent or guardian speaks (L-PIPL 31, domain F6). */
export const ownVoiceAge = 14

export const relations = ['mother', 'father', 'guardian'] as const
export type Relation = (typeof relations)[number]

/** Who spoke for a child, and from which day on the child speaks. The birthday itself is not kept. */
export type Guardian = { name: string; relation: Relation; fourteenOn: Day }

export type GuardianProblem = 'born-missing' | 'born-odd' | 'born-old' | 'guardian-missing' | 'relation-missing'

const mostName = 30

/** The day somebody turns fourteen. Who was born on 29 February turns it at the end of February (民法典 202). */
export function fourteenthBirthday(born: Day): Day {
  const sameDay = `${Number(born.slice(0, 4)) + ownVoiceAge}${born.slice(4)}`
  return isDay(sameDay) ? sameDay : `${sameDay.slice(0, 8)}28`
}

/**
 * Reads who speaks for a child by this channel; null when it is not a child's. Whatever is filled in, or ticked, says that it is.
 * Refuses a birthday that makes them fourteen today: then they speak themselves.
 */
export function readGuardian(sent: Sent, channel: Channel, today: Day): Checked<Guardian | null, GuardianProblem> {
  if (!isForChild(sent, channel)) return checked(null, [])
  const born = oneLine(sent[`born-${channel}`])
  const name = oneLine(sent[`guardian-${channel}`])
  const relation = choiceIn(sent, `relation-${channel}`, relations)
  const why = bornProblem(born, today)
  const problems: (Problem<GuardianProblem> | false)[] = [
    why !== null && { field: `born-${channel}`, why },
    (name === '' || lengthOf(name) > mostName) && { field: `guardian-${channel}`, why: 'guardian-missing' },
    relation === null && { field: `relation-${channel}`, why: 'relation-missing' },
  ]
  return checked({ name, relation: relation ?? 'guardian', fourteenOn: fourteenthBirthday(born) }, problems)
}

const isForChild = (sent: Sent, channel: Channel): boolean =>
  ['child', 'born', 'guardian', 'relation'].some((field) => oneLine(sent[`${field}-${channel}`]) !== '')

function bornProblem(born: string, today: Day): 'born-missing' | 'born-odd' | 'born-old' | null {
  if (born === '') return 'born-missing'
  if (!isDay(born) || born > today || born < '1900-01-01') return 'born-odd'
  return fourteenthBirthday(born) <= today ? 'born-old' : null
}
