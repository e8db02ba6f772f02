import { checked, choiceIn, idFrom, lengthOf, oneLine, type Checked, type Sent } from '#base/form.rules.ts'
import { readBatchOf, textOf, type Batch as BatchOf } from '#base/noted.rules.ts'

export const markKinds = ['arrived', 'left', 'absent', 'cleared'] as const
/** How a number is known; who is on the list signed in. */
export const numberMethods = ['count', 'ticket', 'estimate'] as const

/** One mark as whoever calls the roll made it. It is about a member of a sign-up, a walk-in, or a number. */
export type Noted = {
  id: string
  memberId: string | null
  walkInId: string | null
  what: (typeof markKinds)[number] | 'number'
  method: 'signin' | (typeof numberMethods)[number]
  source: 'list' | 'code' | 'paper' | 'number'
  number: number | null
  name: string | null
  corrects: string | null
  reason: string | null
  /** By the clock of the device. */
  deviceAt: Date
}

/** Why a mark was not taken. It stays on its device until somebody looks. */
export type MarkRefusal =
  'not-leader' | 'called-off' | 'too-early' | 'over' | 'unknown-person' | 'no-walk-ins' | 'unreadable'

/** Marks one device sends together. */
export type Batch = BatchOf<Noted>

/** Reads what a device sends: `{device, now, marks: [{id, about, walkIn, what, at, name?, number?, method?}]}`. Null for anything else. */
export const readBatch = (text: string | undefined, now: Date): Batch | null =>
  readBatchOf(text, now, (sent) => {
    const about = sent['what'] === 'number' ? numberIn(sent) : personIn(sent)
    return about && { corrects: null, reason: null, ...about }
  })

type About = Omit<Noted, 'id' | 'corrects' | 'reason' | 'deviceAt'>

function personIn(sent: Record<string, unknown>): About | null {
  const about = idFrom(textOf(sent['about']))
  const what = markKinds.find((kind) => kind === sent['what'])
  if (about === null || what === undefined) return null
  const walkIn = sent['walkIn'] === true
  const name = walkIn ? nameIn(textOf(sent['name'])) : null
  const [memberId, walkInId] = walkIn ? [null, about] : [about, null]
  return { memberId, walkInId, what, method: 'signin', source: 'list', number: null, name }
}

function numberIn(sent: Record<string, unknown>): About | null {
  const method = numberMethods.find((one) => one === sent['method'])
  const number = sent['number']
  if (method === undefined || typeof number !== 'number' || !isCount(number)) return null
  return { ...byNumber, method, number }
}

const byNumber = { memberId: null, walkInId: null, what: 'number', source: 'number', name: null } as const

/** A number somebody noted, as its form says it. */
export const numberMark = (number: number, method: (typeof numberMethods)[number]): About => ({
  ...byNumber,
  method,
  number,
})

/** Whether so many people can have been there. */
export const isCount = (number: number | null): number is number =>
  number !== null && Number.isInteger(number) && number >= 0 && number <= 20_000

/** One tap on a person, as its form says it. */
export function readTap(sent: Sent): About | null {
  return personIn({
    about: sent['about'],
    what: choiceIn(sent, 'what', markKinds),
    walkIn: sent['walkIn'] === 'yes',
    name: sent['name'],
  })
}

/** A name as somebody wrote it at the door, if it is one. */
export const nameIn = (text: string): string | null => {
  const name = oneLine(text)
  return name === '' ? null : lengthOf(name) > 40 ? Array.from(name).slice(0, 40).join('') : name
}

export type MendProblem = 'no-choice' | 'no-reason'

/** How it should be, and why. */
export type Mending = { what: (typeof markKinds)[number]; reason: string }

/** Reads a correction: what it should be, and a reason of at most 200 characters. */
export function readMending(sent: Sent): Checked<Mending, MendProblem> {
  const what = choiceIn(sent, 'what', markKinds)
  const reason = reasonIn(sent)
  return checked<Mending, MendProblem>({ what: what ?? 'arrived', reason: reason ?? '' }, [
    what === null && { field: 'what', why: 'no-choice' },
    reason === null && { field: 'reason', why: 'no-reason' },
  ])
}

/** A reason somebody gave; null for none. */
export const reasonIn = (sent: Sent): string | null => {
  const reason = oneLine(sent['reason'])
  return reason === '' || lengthOf(reason) > 200 ? null : reason
}
