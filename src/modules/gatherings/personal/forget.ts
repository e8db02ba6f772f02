import { randomBytes } from 'node:crypto'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Tables } from '#platform/db/tables.generated.ts'
import { record } from '#platform/facts/record.ts'
import type { Subject } from '#platform/personal/personal.ts'
import { giveBack } from './give-back.ts'
import { presencesOf, signUpsOf, type Member, type SignUpOf } from './own.ts'

/**
 * Takes somebody out of the gatherings they signed up for or were at. What is ahead is cancelled and its seats given back; what was
 * stays as numbers. A family they only come along with keeps its other places; a sign-up another of the home made is left alone.
 */
export async function forgetGuest(tx: Tx, ctx: Ctx, subject: Subject): Promise<Partial<Record<keyof Tables, number>>> {
  const signups = await signUpsOf(tx, ctx, subject)
  const presences = await presencesOf(tx, ctx, { personId: subject.personId, signups })
  const concerned = signups
    .map((one) => ({ ...one, leaving: leavingOf(one) }))
    .filter(({ leaving }) => leaving.length > 0)
  // In one order everywhere, so that two deletions at once do not wait for each other.
  for (const one of concerned.toSorted(byGathering)) await giveBack(tx, ctx, one)
  const contacts = signups.filter(({ theirs }) => theirs)
  for (const one of contacts) await emptySignUp(tx, ctx, one)
  const members = concerned.flatMap(({ leaving }) => leaving.map(({ id }) => id))
  await emptyMembers(tx, ctx, members)
  const ids = presences.map(({ id }) => id)
  await emptyPresences(tx, ctx, ids)
  const marks = await emptyMarks(tx, ctx, ids)
  return {
    'gatherings.signup': contacts.length,
    'gatherings.member': members.length,
    'gatherings.presence': ids.length,
    'gatherings.mark': marks,
  }
}

/** On a sign-up of their own everybody who has no entry of their own on the roster: the children, whoever they brought. */
const leavingOf = ({ theirs, members, own }: SignUpOf): Member[] =>
  members.filter((one) => own.includes(one) || (theirs && one.person_id === null))

const byGathering = (a: SignUpOf, b: SignUpOf): number => (a.signup.gathering_id < b.signup.gathering_id ? -1 : 1)

/** Without the contact, and without the door unless others of it still come. */
async function emptySignUp(tx: Tx, ctx: Ctx, one: SignUpOf): Promise<void> {
  const { id } = one.signup
  const isLast = one.members.every((member) => !member.stands || leavingOf(one).includes(member))
  await tx
    .updateTable('gatherings.signup')
    .set({
      contact_sealed: null,
      phone_hash: null,
      by_sealed: null,
      ...(isLast ? { home_id: null, building_id: null } : {}),
      // They were made of the whole form, and of the code only they know.
      form_hash: randomBytes(32),
      follow_hash: randomBytes(32),
    })
    .where('area_id', '=', ctx.area.id)
    .where('id', '=', id)
    .execute()
  await record(tx, ctx, { name: 'gatherings.signup.forgotten', subjectId: id })
}

async function emptyMembers(tx: Tx, ctx: Ctx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await tx
    .updateTable('gatherings.member')
    .set({ person_id: null, name_sealed: null, who_hash: null, pick_up_sealed: null })
    .where('area_id', '=', ctx.area.id)
    .where('id', 'in', [...ids])
    .execute()
}

async function emptyPresences(tx: Tx, ctx: Ctx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await tx
    .updateTable('gatherings.presence')
    .set({ person_id: null, name_sealed: null, who_hash: null })
    .where('area_id', '=', ctx.area.id)
    .where('id', 'in', [...ids])
    .execute()
}

/** A walk-in's name stands in the mark as well; the mark itself stays, and the number with it. */
async function emptyMarks(tx: Tx, ctx: Ctx, ids: readonly string[]): Promise<number> {
  if (ids.length === 0) return 0
  const { numUpdatedRows } = await tx
    .updateTable('gatherings.mark')
    .set({ name_sealed: null })
    .where('area_id', '=', ctx.area.id)
    .where((eb) => eb.or([eb('walk_in_id', 'in', [...ids]), eb('member_id', 'in', [...ids])]))
    .where('name_sealed', 'is not', null)
    .executeTakeFirstOrThrow()
  return Number(numUpdatedRows)
}
