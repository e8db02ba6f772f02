import { uuidv7 } from '#base/uuid.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tables } from '#platform/db/tables.generated.ts'
import { followCode, followHash, phoneHash } from './follow.ts'
import { needsGuardian } from './children.rules.ts'
import { foldName, type Member, type Party } from './party.rules.ts'
import type { Place } from './seating.rules.ts'

/** A sign-up as it is asked for. `wait`: it may go on the waiting list; `hash`: what its form said (`formHash`). */
export type NewSignUp = { id: string; gatheringId: string; party: Party; wait: boolean; hash: Buffer }

/** What the form said, as a keyed hash: the same id with another party is another sign-up. */
export const formHash = (ctx: Ctx, { gatheringId, party }: Pick<NewSignUp, 'gatheringId' | 'party'>): Buffer =>
  ctx.secrets.hash(ctx.area.id, 'gatherings form', JSON.stringify([gatheringId, party]))

/**
 * As whom each member may be signed up already, as keyed hashes: the person of the roster, a name in a home, a name with a telephone.
 * The first of them is what it is kept under; none for whoever cannot be told from others, such as a child without a name.
 */
export function whoHashes(ctx: Ctx, party: Party, { personId, name }: Member): Buffer[] {
  const folded = name === null ? null : foldName(name)
  const { homeId, contact } = party
  const keys = [
    ...(personId ? [`person ${personId}`] : []),
    ...(folded && homeId ? [`home ${homeId} ${folded}`] : []),
    ...(folded && contact.phone ? [`phone ${contact.phone} ${folded}`] : []),
  ]
  return keys.map((key) => ctx.secrets.hash(ctx.area.id, 'gatherings who', key))
}

/** What was decided about a sign-up under the lock of its gathering. */
export type Decided = NewSignUp & {
  state: Tables['gatherings.signup']['state']
  place: Place
  queueNo: number
  ctx: Ctx
}

const sealed = (ctx: Ctx, text: string | null): Buffer | null => (text ? ctx.secrets.seal(ctx.area.id, text) : null)

/** A sign-up's own row. */
export const signUpRow = (decided: Decided) => {
  const { ctx, id, gatheringId, party, state, place, queueNo, hash } = decided
  const { contact } = party
  const said = contact.name !== null || contact.phone !== null
  return {
    id,
    gathering_id: gatheringId,
    form_hash: hash,
    home_id: party.homeId,
    contact_sealed: said ? sealed(ctx, JSON.stringify(contact)) : null,
    phone_hash: contact.phone ? phoneHash(ctx, contact.phone) : null,
    building_id: party.buildingId,
    audience: party.audience,
    quota_id: place.quotaId,
    channel: party.channel,
    by_whom: party.byWhom,
    by_id: ctx.actor.kind === 'account' ? ctx.actor.id : null,
    by_sealed: sealed(ctx, party.byName),
    seats: party.members.length,
    state,
    queue_no: queueNo,
    first_time: true,
    follow_hash: followHash(ctx, id, followCode(ctx, id)),
    follow_misses: 0,
    version: 1,
    made_at: ctx.now,
  }
}

/** The rows of all who come by it. */
export const memberRows = ({ ctx, id, gatheringId, party }: Decided) =>
  party.members.map((member, at) => ({
    id: uuidv7(ctx.now),
    signup_id: id,
    gathering_id: gatheringId,
    no: at + 1,
    age: member.age,
    person_id: member.personId,
    name_sealed: sealed(ctx, member.name),
    who_hash: whoHashes(ctx, party, member)[0] ?? null,
    guardian_ok: consentFor(party, member),
    pick_up_sealed: needsGuardian(member.age) ? sealed(ctx, party.pickUp) : null,
    photo_ok: party.photoOk,
    stands: true,
    made_at: ctx.now,
  }))

/** What a guardian said of this one: consent below fourteen, knowing of it until eighteen, nothing of grown-ups. */
const consentFor = ({ guardianOk, informed }: Party, { age }: Member): boolean | null =>
  age === 'adult' ? null : needsGuardian(age) ? guardianOk : informed
