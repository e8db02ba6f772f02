import { idFrom, type Sent } from '#base/form.rules.ts'
import { readBatchOf, textOf, type Batch } from '#base/noted.rules.ts'
import { tapKinds, type StallRefusal, type TapKind } from './ticket.rules.ts'

export const signKinds = ['arrived', 'left', 'absent', 'cleared'] as const
export type SignKind = (typeof signKinds)[number]

type Head = { id: string; deviceAt: Date }

/** One tap at a stall. A number that is given has letter and number; without them the server gives the next one. */
export type Tap = Head & {
  stallId: string
  ticketId: string
  what: TapKind
  letter: string | null
  no: number | null
  visitId: string | null
  undoes: string | null
}

/** What whoever leads noted of a volunteer in their place. */
export type Sign = Head & { placeId: string; what: SignKind }

/** Either of them. */
export type Mark = Tap | Sign

/** Somebody asks for help, at a stall as far as they said it; or says that they are there. */
export type HelpMark = Head & ({ help: 'asked'; stallId: string | null } | { help: 'there'; callId: string })

/** Everything a device notes on the page of a morning. */
export type Noted = Mark | HelpMark

/** Why a tap was not taken. It stays on its device until somebody looks. */
export type TapRefusal =
  | StallRefusal
  | 'unreadable'
  | 'unknown-stall'
  | 'unknown-ticket'
  | 'unknown-place'
  | 'unknown-call'
  | 'wrong-letter'
  | 'number-taken'
  | 'no-letter'
  | 'not-yours'
  | 'not-leader'

type Fields = Readonly<Record<string, unknown>>

const idIn = (sent: Fields, name: string): string | null => idFrom(textOf(sent[name]))

/** What a form or a device says of one tap; null for what is none. */
function bodyOf(sent: Fields): Body<Tap> | Body<Sign> | Body<HelpMark> | null {
  if (sent['help'] !== undefined) return helpIn(sent)
  return sent['place'] === undefined ? tapIn(sent) : signIn(sent)
}

type Body<Of> = Of extends Head ? Omit<Of, keyof Head> : never

function helpIn(sent: Fields): Body<HelpMark> | null {
  if (sent['help'] === 'asked') return { help: 'asked', stallId: idIn(sent, 'stall') }
  const callId = idIn(sent, 'call')
  return sent['help'] === 'there' && callId !== null ? { help: 'there', callId } : null
}

function signIn(sent: Fields): Body<Sign> | null {
  const what = signKinds.find((kind) => kind === sent['what'])
  const placeId = idIn(sent, 'place')
  return what === undefined || placeId === null ? null : { placeId, what }
}

function tapIn(sent: Fields): Body<Tap> | null {
  const what = tapKinds.find((kind) => kind === sent['what'])
  const [stallId, ticketId] = [idIn(sent, 'stall'), idIn(sent, 'ticket')]
  const undoes = idIn(sent, 'undoes')
  const number = numberIn(sent)
  if (what === undefined || stallId === null || ticketId === null || number === null) return null
  if (!belongs(what, { undoes, no: number.no })) return null
  const visit = idIn(sent, 'visit')
  return { stallId, ticketId, what, undoes, ...number, visitId: visit === ticketId ? null : visit }
}

/** Only an undone tap names another, and only a number that is given has one. */
const belongs = (what: TapKind, { undoes, no }: { undoes: string | null; no: number | null }): boolean =>
  (what === 'undone') === (undoes !== null) && (no === null || what === 'given')

/** A letter and a number, or neither; null for half of them. */
function numberIn({ letter, no }: Fields): { letter: string | null; no: number | null } | null {
  if (letter === undefined && no === undefined) return { letter: null, no: null }
  const isNumber = typeof no === 'number' && Number.isInteger(no) && no >= 1 && no <= 9999
  return isNumber && /^[A-Z]$/.test(textOf(letter)) ? { letter: textOf(letter), no } : null
}

/** One tap as its form says it. The page that was drawn says its id, so that a second press is the same tap. */
export function readTap(sent: Sent, now: Date): Noted | null {
  const fields = { ...sent, letter: undefined, no: undefined, ...(sent['place'] === '' ? { place: undefined } : {}) }
  const id = idFrom(sent['id'])
  const body = bodyOf(fields)
  return id === null || body === null ? null : { id, deviceAt: now, ...body }
}

/** Reads what a device sends: `{device, now, marks: [{id, at, stall, ticket, what, …} | {id, at, place, what} | {id, at, help, …}]}`. Null for anything else. */
export const readTaps = (text: string | undefined, now: Date): Batch<Noted> | null => readBatchOf(text, now, bodyOf)

export const isSign = (mark: Noted): mark is Sign => 'placeId' in mark
export const isHelp = (mark: Noted): mark is HelpMark => 'help' in mark
