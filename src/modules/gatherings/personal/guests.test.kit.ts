import { uuidv7 } from '#base/uuid.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { inArea } from '#platform/db/in-area.ts'
import { makeGathering } from '../make.ts'
import { plainPlan } from '../site.test.kit.ts'

/** Who comes: an entry of the roster, a name, a child with whoever fetches it. */
type Coming = { personId?: string; name?: string; age?: 'adult' | '7-13'; pickUp?: string }

const usual = {
  title: '手机课',
  startsAt: null as Date | null,
  contact: null as { name: string | null; phone: string | null } | null,
  homeId: null as string | null,
  by: { whom: 'self' as 'self' | 'relative' | 'neighbour', name: '' },
  state: 'confirmed' as 'confirmed' | 'waitlisted',
  members: [] as readonly Coming[],
  /** The first of them was there, noted by name. */
  came: false,
}
type Guest = typeof usual

/** A gathering in a week unless said otherwise, with one sign-up as its form leaves it, and whoever was noted at the roll-call. */
export const guest = (who: Ctx, over: Partial<Guest> = {}) =>
  inArea(who, async (tx) => {
    const said = { ...usual, ...over }
    const id = await made(tx, who, said)
    const signupId = await signedUp(tx, who, { ...said, id })
    const memberIds: string[] = []
    for (const coming of said.members) {
      const no = memberIds.length
      memberIds.push(await comes(tx, who, { coming, no, id, signupId }))
    }
    const [first] = said.members
    if (said.came && first) await arrived(tx, who, { coming: first, id, memberId: memberIds[0] ?? '' })
    return { id, signupId, memberIds }
  })

const hash = (who: Ctx, text: string) => who.secrets.hash(who.area.id, 'phone', text)
const seal = (who: Ctx, text: string | undefined) => (text === undefined ? null : who.secrets.seal(who.area.id, text))
const seatsOf = ({ members }: Guest) => Math.max(1, members.length)

async function made(tx: Tx, who: Ctx, said: Guest): Promise<string> {
  const id = uuidv7(who.now)
  const startsAt = said.startsAt ?? new Date(who.now.getTime() + 7 * 86_400_000)
  const endsAt = new Date(startsAt.getTime() + 5_400_000)
  await makeGathering(tx, who, { id, plan: { ...plainPlan, title: said.title }, startsAt, endsAt, published: true })
  await tx
    .updateTable('gatherings.gathering')
    .set({ taken: said.state === 'confirmed' ? seatsOf(said) : 0 })
    .where('area_id', '=', who.area.id)
    .where('id', '=', id)
    .execute()
  return id
}

async function signedUp(tx: Tx, who: Ctx, said: Guest & { id: string }): Promise<string> {
  const { contact, homeId, by } = said
  const id = uuidv7(who.now)
  await tx
    .insertInto('gatherings.signup')
    .values({
      area_id: who.area.id,
      id,
      gathering_id: said.id,
      form_hash: hash(who, 'a form'),
      home_id: homeId,
      contact_sealed: contact && seal(who, JSON.stringify(contact)),
      phone_hash: contact?.phone ? hash(who, contact.phone) : null,
      channel: homeId === null ? 'telephone' : 'card',
      by_whom: by.whom,
      by_sealed: by.whom === 'self' ? null : seal(who, by.name),
      seats: seatsOf(said),
      state: said.state,
      queue_no: 1,
      follow_hash: hash(who, 'a code'),
      made_at: who.now,
    })
    .execute()
  return id
}

type Comer = { coming: Coming; id: string }

async function comes(tx: Tx, who: Ctx, one: Comer & { no: number; signupId: string }): Promise<string> {
  const { personId, name, age = 'adult', pickUp } = one.coming
  const id = uuidv7(who.now)
  await tx
    .insertInto('gatherings.member')
    .values({
      area_id: who.area.id,
      id,
      signup_id: one.signupId,
      gathering_id: one.id,
      no: one.no,
      age,
      person_id: personId ?? null,
      name_sealed: seal(who, name),
      who_hash: hash(who, personId ?? name ?? id),
      guardian_ok: age === 'adult' ? null : true,
      pick_up_sealed: seal(who, pickUp),
      stands: true,
      made_at: who.now,
    })
    .execute()
  return id
}

async function arrived(tx: Tx, who: Ctx, { coming, id, memberId }: Comer & { memberId: string }): Promise<void> {
  const common = { area_id: who.area.id, gathering_id: id, at: who.now, name_sealed: seal(who, coming.name) }
  const markId = uuidv7(who.now)
  const how = { what: 'arrived' as const, method: 'signin' as const, source: 'list' as const }
  await tx
    .insertInto('gatherings.mark')
    .values({ ...common, ...how, id: markId, member_id: memberId, device_at: who.now, ahead_ms: 0 })
    .execute()
  await tx
    .insertInto('gatherings.presence')
    .values({
      ...common,
      id: memberId,
      walk_in: false,
      person_id: coming.personId ?? null,
      state: 'present',
      method: 'signin',
      arrived_at: who.now,
      mark_id: markId,
    })
    .execute()
}
