import {
  checked,
  choiceIn,
  lengthOf,
  manyLines,
  oneLine,
  phoneDigits,
  textIn,
  type Checked,
  type Problem,
  type Sent,
} from '#base/form.rules.ts'
import { childrenIn, missingAs, noChildren, type Age, type ChildrenProblem, type Consents } from './children.rules.ts'

/** Each who comes. A child has a name only where its guardian gave one. */
export type Member = { age: Age; name: string | null; personId: string | null }

export const deskChannels = ['telephone', 'counter', 'door', 'paper'] as const
export type Channel = 'card' | 'web' | (typeof deskChannels)[number]

/** Written down by the committee for somebody. */
export const isAtDesk = ({ channel }: { channel: Channel }): boolean => channel !== 'card' && channel !== 'web'

/** Who says it, where it is not the one who comes. */
const others = ['relative', 'neighbour'] as const
export type ByWhom = 'self' | 'staff' | (typeof others)[number]

export const audiences = ['older', 'youth', 'family', 'new-work', 'special-care'] as const
type Audience = (typeof audiences)[number]

/** A sign-up as its form says it: whom to ask for, who comes, and who said so. */
export type Party = Consents & {
  contact: { name: string | null; phone: string | null }
  members: Member[]
  photoOk: boolean
  channel: Channel
  byWhom: ByWhom
  byName: string | null
  homeId: string | null
  buildingId: string | null
  audience: Audience | null
}

export type PartyProblem =
  | ChildrenProblem
  | 'phone-wrong'
  | 'phone-missing'
  | 'nobody'
  | 'too-many'
  | 'named-twice'
  | 'by-missing'
  | 'choose-channel'
  | 'no-such-place'

/** Longest texts, in characters. */
export const most = { name: 20, names: 120 } as const

/** What the form was drawn for. `known`: who can be ticked on a card, or the one from the roster the desk writes down. */
export type Asked = {
  way: 'card' | 'web' | 'desk'
  /** Most places of one party. */
  seats: number
  /** For one grown-up: nothing is asked about others. */
  alone: boolean
  known: readonly { id: string; name: string }[]
  homeId: string | null
  buildingId: string | null
  isBuilding: (id: string) => boolean
}

type Sending = { sent: Sent; all: (name: string) => string[] }
type Problems = (Problem<PartyProblem> | false)[]

/** A name as it is compared: 「王 秀英」 and 「王秀英」 are one. */
export const foldName = (name: string): string => oneLine(name.normalize('NFKC')).replace(/\s/g, '').toLowerCase()

/** Reads the form of a sign-up, whoever fills it in. */
export function readParty(form: Sending, asked: Asked): Checked<Party, PartyProblem> {
  const { sent } = form
  const contact = contactIn(sent, asked)
  const adults = adultsIn(form, asked, contact.name)
  const children = asked.alone ? noChildren : childrenIn(sent)
  const by = byIn(sent, asked)
  const members = [...adults.members, ...children.members.map((child) => ({ ...child, personId: null }))]
  const party: Party = {
    contact: { name: contact.name, phone: contact.phone },
    members,
    ...children.consents,
    photoOk: sent['photo'] === 'yes',
    ...by.said,
    ...placeIn(sent, asked),
    audience: choiceIn(sent, 'audience', audiences),
  }
  const problems = [...contact.problems, ...adults.problems, ...children.problems, ...by.problems]
  return checked(party, [...problems, ...countProblems(members, asked), placeProblem(sent, asked)])
}

type Contact = Party['contact'] & { problems: Problems }

function contactIn(sent: Sent, { way, known: [person] }: Asked): Contact {
  if (way === 'card') return { name: null, phone: null, problems: [] }
  const phone = phoneIn(sent, way === 'desk')
  if (person) return { name: person.name, phone: phone.digits, problems: [phone.problem] }
  const name = textIn(sent, 'name', { most: most.name })
  return { name: name.text, phone: phone.digits, problems: [name.problem, phone.problem] }
}

function phoneIn(sent: Sent, optional: boolean): { digits: string | null; problem: Problem<PartyProblem> | false } {
  const typed = (sent['phone'] ?? '').trim()
  const digits = phoneDigits(typed)
  if (typed === '') return { digits, problem: !optional && { field: 'phone', why: 'phone-missing' } }
  return { digits, problem: digits === null && { field: 'phone', why: 'phone-wrong' } }
}

type Adults = { members: Member[]; problems: Problems }

/** Whoever the form is about, or the ticks of a card; then those who come along. */
function adultsIn(form: Sending, asked: Asked, contact: string | null): Adults {
  const along = asked.alone && asked.way !== 'card' ? { members: [], problems: [] } : alongIn(form.sent, asked)
  const first = asked.way === 'card' ? ticked(form, asked) : themselves(form.sent, asked, contact)
  return { members: [...first, ...along.members], problems: along.problems }
}

const ticked = ({ all }: Sending, { known }: Asked): Member[] =>
  known.filter(({ id }) => all('who').includes(id)).map(({ id, name }) => ({ age: 'adult', name, personId: id }))

const themselves = (sent: Sent, { alone, known: [person] }: Asked, name: string | null): Member[] =>
  alone || sent['self'] === 'yes' ? [{ age: 'adult', name, personId: person?.id ?? null }] : []

function alongIn(sent: Sent, { known }: Asked): Adults {
  const names = manyLines(sent['others'])
  const { problem } = textIn({ others: names.join(' ') }, 'others', { most: most.names, optional: true })
  const long = names.some((name) => lengthOf(name) > most.name)
  return {
    members: names.map((name) => adult(name, known)),
    problems: [problem, long && { field: 'others', why: 'too-long' }],
  }
}

/** A name typed beside the ticks that is one of them means the same person. */
const adult = (name: string, known: Asked['known']): Member => ({
  age: 'adult',
  name,
  personId: known.find((one) => foldName(one.name) === foldName(name))?.id ?? null,
})

type By = { said: Pick<Party, 'channel' | 'byWhom' | 'byName'>; problems: Problems }

function byIn(sent: Sent, { way }: Asked): By {
  const channel = way === 'desk' ? choiceIn(sent, 'channel', deskChannels) : way
  const unsaid: Problem<PartyProblem> | false = channel === null && { field: 'channel', why: 'choose-channel' }
  const other = choiceIn(sent, 'byWhom', others)
  const came = channel ?? 'counter'
  if (other === null)
    return { said: { channel: came, byWhom: way === 'desk' ? 'staff' : 'self', byName: null }, problems: [unsaid] }
  const name = textIn(sent, 'byName', { most: most.name })
  const said = { channel: came, byWhom: other, byName: name.text }
  return { said, problems: [unsaid, name.problem && missingAs(name.problem, 'by-missing')] }
}

const placeIn = (sent: Sent, { homeId, buildingId }: Asked): Pick<Party, 'homeId' | 'buildingId'> => ({
  homeId,
  buildingId: buildingId ?? (sent['building'] || null),
})

const placeProblem = (sent: Sent, { buildingId, isBuilding }: Asked): Problem<PartyProblem> | false =>
  buildingId === null &&
  Boolean(sent['building']) &&
  !isBuilding(sent['building'] ?? '') && { field: 'building', why: 'no-such-place' }

/** Where a sentence about who comes stands: at the first field that asks for it. */
const whoField = ({ way }: Asked): string => (way === 'card' ? 'who' : 'self')

function countProblems(members: readonly Member[], asked: Asked): Problems {
  const keys = members.flatMap(({ name, personId }) => (name === null ? [] : [personId ?? foldName(name)]))
  return [
    members.length === 0 && { field: whoField(asked), why: 'nobody' },
    members.length > asked.seats && { field: whoField(asked), why: 'too-many' },
    new Set(keys).size < keys.length && { field: 'others', why: 'named-twice' },
  ]
}
