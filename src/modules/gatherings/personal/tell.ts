import { sayMoment } from '#base/say-date.ts'
import { accountNames } from '#platform/auth/auth.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Asked, Told } from '#platform/personal/personal.ts'
import { gatheringsWithVenue, type Gathering } from '../gathering.ts'
import { isStanding } from '../kinds.rules.ts'
import { signUpPath } from '../signup/address.ts'
import { presencesOf, signUpsOf, type Member, type Presence, type SignUpOf } from './own.ts'
import { nameIn } from './sealed.ts'
import { knownGatheringWords } from './words.ts'

/** Around what is told: who reads it, the gatherings it is about, the names of accounts. */
type Around = {
  ctx: Ctx
  asked: Asked
  gatherings: ReadonlyMap<string, Gathering>
  names: ReadonlyMap<string, string>
}

type Line = Told['lines'][number]

/** What gatherings say of somebody: what they signed up for, who comes with them, and where they were noted as being there. */
export async function tellGatherings(tx: Tx, ctx: Ctx, asked: Asked): Promise<Told[]> {
  const signups = await signUpsOf(tx, ctx, asked.subject)
  const presences = await presencesOf(tx, ctx, { personId: asked.subject.personId, signups })
  const around = {
    ctx,
    asked,
    gatherings: await gatheringsById(tx, ctx, [
      ...signups.map(({ signup }) => signup.gathering_id),
      ...presences.map(({ gathering_id }) => gathering_id),
    ]),
    names: await accountNames(
      tx,
      signups.flatMap(({ signup }) => (signup.by_whom === 'staff' ? (signup.by_id ?? []) : [])),
    ),
  }
  return [
    ...signups.map((one) => toldSignUp(around, one)),
    ...signups.flatMap((one) => toldMembers(around, one)),
    ...presences.map((one) => toldPresence(around, one)),
  ]
}

/** The gatherings of some ids. */
export async function gatheringsById(tx: Tx, ctx: Ctx, ids: readonly string[]): Promise<Map<string, Gathering>> {
  if (ids.length === 0) return new Map()
  const rows = await gatheringsWithVenue(tx, ctx)
    .where('g.id', 'in', [...new Set(ids)])
    .execute()
  return new Map(rows.map((row) => [row.id, row]))
}

const titleOf = ({ gatherings }: Around, id: string): string => gatherings.get(id)?.title ?? ''

const whenLine = ({ ctx, asked, gatherings }: Around, id: string): Line[] => {
  const gathering = gatherings.get(id)
  const term = knownGatheringWords(asked.lang).when
  return gathering ? [{ key: 'when', term, text: sayMoment(asked.lang, gathering.starts_at, ctx.now) }] : []
}

function toldSignUp(around: Around, one: SignUpOf): Told {
  const { ctx, asked } = around
  const { signup, theirs } = one
  const w = knownGatheringWords(asked.lang)
  const title = titleOf(around, signup.gathering_id)
  const mine = theirs || one.own.length > 0
  return {
    table: 'gatherings.signup',
    id: signup.id,
    at: signup.made_at,
    title: w.signUp(title),
    lines: [
      ...whenLine(around, signup.gathering_id),
      { key: 'state', term: w.state, text: w.states[signup.state] },
      { key: 'seats', term: w.seats, text: String(signup.seats) },
      { key: 'channel', term: w.channel, text: w.channels[signup.channel] },
      ...(mine ? [byWhomLine(around, one)] : []),
      ...contactLines(asked, one),
    ],
    ...(theirs && isComing(around, one) ? { pending: { name: title, href: signUpPath(ctx, signup.id) } } : {}),
  }
}

/** It stands, and what it is for is still ahead: deleted, the place is given back. */
const isComing = ({ ctx, gatherings }: Around, { signup }: SignUpOf): boolean => {
  const gathering = gatherings.get(signup.gathering_id)
  return signup.ended_at === null && gathering !== undefined && isAhead(gathering, ctx.now)
}

/** Still to come, as far as is known. */
export const isAhead = ({ state, starts_at }: Pick<Gathering, 'state' | 'starts_at'>, now: Date): boolean =>
  isStanding(state) && starts_at.getTime() > now.getTime()

function byWhomLine({ ctx, asked, names }: Around, { signup }: SignUpOf): Line {
  const w = knownGatheringWords(asked.lang)
  const line = { key: 'by', term: w.byWhom }
  if (signup.by_whom === 'self') return { ...line, text: w.self }
  const name = nameIn(ctx, signup.by_sealed) ?? names.get(signup.by_id ?? '') ?? ''
  return { ...line, text: w[signup.by_whom](name) }
}

/** Whose telephone it is reads it as far as tells two apart; of another of the home nothing is said. */
function contactLines({ lang, full }: Asked, { contact, theirs, own }: SignUpOf): Line[] {
  const w = knownGatheringWords(lang)
  if (!theirs) return own.length > 0 ? [] : [{ key: 'contact', term: w.contact, text: w.another }]
  if (contact === null) return []
  const phone = contact.phone !== null && !full ? masked(contact.phone) : contact.phone
  return [
    { key: 'contact', term: w.contact, text: contact.name ?? w.noName },
    { key: 'phone', term: w.phone, text: phone ?? w.noPhone, sealed: phone !== contact.phone },
  ]
}

const masked = (phone: string): string => `${phone.slice(0, 3)}****${phone.slice(-4)}`

/** On a sign-up of their own everybody who comes by it, children by their age; else only themselves. */
const toldMembers = (around: Around, { members, own, theirs, signup }: SignUpOf): Told[] =>
  (theirs ? members.filter((one) => one.person_id === null || own.includes(one)) : own).map((member) => ({
    table: 'gatherings.member' as const,
    id: member.id,
    at: member.made_at,
    title: knownGatheringWords(around.asked.lang).comes(titleOf(around, signup.gathering_id)),
    lines: memberLines(around, member),
  }))

function memberLines({ ctx, asked }: Around, member: Member): Line[] {
  const w = knownGatheringWords(asked.lang)
  const name = nameIn(ctx, member.name_sealed)
  const pickUp = nameIn(ctx, member.pick_up_sealed)
  const isChild = member.age !== 'adult'
  return [
    { key: 'age', term: isChild ? w.child : w.comes(''), text: w.ages[member.age] },
    ...(name === null ? [] : [{ key: 'name', term: w.contact, text: name }]),
    ...(isChild && member.guardian_ok ? [{ key: 'guardian', term: w.guardian, text: w.yes }] : []),
    ...(pickUp === null ? [] : [{ key: 'pickUp', term: w.pickUp, text: pickUp }]),
    { key: 'photos', term: w.photoOk, text: member.photo_ok ? w.photoYes : w.photoNo },
  ]
}

function toldPresence(around: Around, presence: Presence): Told {
  const { ctx, asked } = around
  const w = knownGatheringWords(asked.lang)
  const came = presence.arrived_at
  return {
    table: 'gatherings.presence',
    id: presence.id,
    at: presence.at,
    title: w.came(titleOf(around, presence.gathering_id)),
    lines: [
      ...whenLine(around, presence.gathering_id),
      { key: 'presence', term: w.presence, text: w.presences[presence.state] },
      ...(came ? [{ key: 'arrived', term: w.arrived, text: sayMoment(asked.lang, came, ctx.now) }] : []),
    ],
  }
}
