import { sql, type Selectable } from 'kysely'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Tables } from '#platform/db/tables.generated.ts'
import type { Subject } from '#platform/personal/personal.ts'
import { contactIn, nameIn, type Contact } from './sealed.ts'

export type SignUp = Selectable<Tables['gatherings.signup']>
export type Member = Selectable<Tables['gatherings.member']>

/** A sign-up that has to do with somebody. */
export type SignUpOf = {
  signup: SignUp
  /** Name and telephone as they were left. */
  contact: Contact | null
  /** Everybody on it. */
  members: readonly Member[]
  /** Those of them who are this person. */
  own: readonly Member[]
  /** They signed up, or were signed up for: the contact is theirs. Else they only come along, or another of the home signed up. */
  theirs: boolean
}

/**
 * The sign-ups of somebody, newest first: those left with one of their telephones, those they come by, and those made with the
 * card of their home.
 */
export async function signUpsOf(tx: Tx, ctx: Ctx, subject: Subject): Promise<SignUpOf[]> {
  const asMember = await tx
    .selectFrom('gatherings.member')
    .select('signup_id')
    .where('area_id', '=', ctx.area.id)
    .where('person_id', '=', subject.personId)
    .execute()
  const formerHomes = subject.formerly.flatMap(({ homeId }) => homeId ?? [])
  const signups = await tx
    .selectFrom('gatherings.signup')
    .selectAll()
    .where('area_id', '=', ctx.area.id)
    .where(
      sql<boolean>`(id = any (${asMember.map(({ signup_id }) => signup_id)}::uuid[])
        or phone_hash = any (${[...subject.phoneHashes]}::bytea[]) or home_id = ${subject.homeId}::uuid
        or home_id = any (${formerHomes}::uuid[]))`,
    )
    .orderBy('made_at', 'desc')
    .orderBy('id')
    .execute()
  const members = await membersOf(tx, ctx, signups)
  return signups
    .map((signup) => {
      const contact = contactIn(ctx, signup.contact_sealed)
      const all = members.filter(({ signup_id }) => signup_id === signup.id)
      const theirs = isTheirs(signup, contact, subject)
      return { signup, contact, members: all, own: ownOf(ctx, all, { subject, theirs }), theirs }
    })
    .filter(({ signup, own, theirs }) => theirs || own.length > 0 || isOfHome(signup, subject))
}

const isOfHome = ({ home_id: home }: SignUp, { homeId }: Subject): boolean => home !== null && home === homeId

async function membersOf(tx: Tx, ctx: Ctx, signups: readonly SignUp[]): Promise<Member[]> {
  if (signups.length === 0) return []
  return tx
    .selectFrom('gatherings.member')
    .selectAll()
    .where('area_id', '=', ctx.area.id)
    .where(
      'signup_id',
      'in',
      signups.map(({ id }) => id),
    )
    .orderBy('no')
    .execute()
}

function isTheirs(signup: SignUp, contact: Contact | null, subject: Subject): boolean {
  const { phone_hash: hash, home_id: home } = signup
  if (hash !== null && subject.phoneHashes.some((one) => one.equals(hash))) return true
  return home !== null && isTheirsAtHome(home, contact, subject)
}

/** Behind a door they were once written down at, only what was left under the name of then: others live there. */
function isTheirsAtHome(home: string, contact: Contact | null, subject: Subject): boolean {
  const { name, alone, homeId, formerly } = subject
  if (home !== homeId) return formerly.some((one) => one.homeId === home && one.name === contact?.name)
  return contact?.name === name || (alone && !contact?.phone)
}

/** A member is this person by their entry on the roster; on a sign-up of their own also by their name. */
const ownOf = (ctx: Ctx, members: readonly Member[], { subject, theirs }: { subject: Subject; theirs: boolean }) =>
  members.filter((member) => {
    if (member.person_id !== null) return member.person_id === subject.personId
    const name = theirs ? nameIn(ctx, member.name_sealed) : null
    return name !== null && [subject.name, ...subject.formerly.map((one) => one.name)].includes(name)
  })

export type Presence = Selectable<Tables['gatherings.presence']>

/** Where they were noted at a roll-call: as somebody of the roster, or as one who came by one of these sign-ups. */
export async function presencesOf(
  tx: Tx,
  ctx: Ctx,
  { personId, signups }: { personId: string; signups: readonly SignUpOf[] },
): Promise<Presence[]> {
  const ids = signups.flatMap(({ own }) => own.map(({ id }) => id))
  return tx
    .selectFrom('gatherings.presence')
    .selectAll()
    .where('area_id', '=', ctx.area.id)
    .where(sql<boolean>`(person_id = ${personId}::uuid or id = any (${ids}::uuid[]))`)
    .orderBy('at', 'desc')
    .execute()
}
