import { uuidv7 } from '#base/uuid.ts'
import type { Ctx } from '#platform/ctx.ts'
import { inArea } from '#platform/db/in-area.ts'
import { makeGathering } from '../make.ts'
import { plainPlan } from '../site.test.kit.ts'

type Guest = {
  title?: string
  startsAt?: Date
  contact?: { name: string | null; phone: string | null } | null
  homeId?: string | null
  by?: { whom: 'self' | 'relative' | 'neighbour'; name: string }
  state?: 'confirmed' | 'waitlisted'
  /** Who comes: an entry of the roster, a name, a child with whoever fetches it. */
  members?: { personId?: string; name?: string; age?: 'adult' | '7-13'; pickUp?: string }[]
  /** The first of them was there, noted by name. */
  came?: boolean
}

/** A gathering in a week unless said otherwise, with one sign-up as its form leaves it, and whoever was noted at the roll-call. */
export const guest = (who: Ctx, over: Guest = {}) =>
  inArea(who, async (tx) => {
    const { contact = null, homeId = null, by = { whom: 'self', name: '' }, state = 'confirmed' } = over
    const { members = [], came = false, title = '手机课' } = over
    const startsAt = over.startsAt ?? new Date(who.now.getTime() + 7 * 86_400_000)
    const endsAt = new Date(startsAt.getTime() + 5_400_000)
    const id = uuidv7(who.now)
    await makeGathering(tx, who, { id, plan: { ...plainPlan, title }, startsAt, endsAt, published: true })
    const area_id = who.area.id
    const seal = (text: string | undefined) => (text === undefined ? null : who.secrets.seal(area_id, text))
    const hash = (text: string) => who.secrets.hash(area_id, 'phone', text)
    const signupId = uuidv7(who.now)
    await tx
      .insertInto('gatherings.signup')
      .values({
        area_id,
        id: signupId,
        gathering_id: id,
        form_hash: hash('a form'),
        home_id: homeId,
        contact_sealed: contact && seal(JSON.stringify(contact)),
        phone_hash: contact?.phone ? hash(contact.phone) : null,
        channel: homeId === null ? 'telephone' : 'card',
        by_whom: by.whom,
        by_sealed: by.whom === 'self' ? null : seal(by.name),
        seats: Math.max(1, members.length),
        state,
        queue_no: 1,
        follow_hash: hash('a code'),
        made_at: who.now,
      })
      .execute()
    const ids: string[] = []
    for (const [no, one] of members.entries()) {
      const memberId = uuidv7(who.now)
      ids.push(memberId)
      await tx
        .insertInto('gatherings.member')
        .values({
          area_id,
          id: memberId,
          signup_id: signupId,
          gathering_id: id,
          no,
          age: one.age ?? 'adult',
          person_id: one.personId ?? null,
          name_sealed: seal(one.name),
          who_hash: hash(one.personId ?? one.name ?? memberId),
          guardian_ok: one.age === '7-13' ? true : null,
          pick_up_sealed: seal(one.pickUp),
          stands: true,
          made_at: who.now,
        })
        .execute()
    }
    if (state === 'confirmed')
      await tx
        .updateTable('gatherings.gathering')
        .set({ taken: Math.max(1, members.length) })
        .where('area_id', '=', area_id)
        .where('id', '=', id)
        .execute()
    const first = members[0]
    if (came && first && ids[0]) {
      const mark = { id: uuidv7(who.now), at: who.now, name_sealed: seal(first.name), gathering_id: id }
      const where = { member_id: ids[0], device_at: who.now, ahead_ms: 0, source: 'list' as const }
      await tx
        .insertInto('gatherings.mark')
        .values({ area_id, ...mark, ...where, what: 'arrived', method: 'signin' })
        .execute()
      await tx
        .insertInto('gatherings.presence')
        .values({
          area_id,
          id: ids[0],
          gathering_id: id,
          walk_in: false,
          person_id: first.personId ?? null,
          name_sealed: seal(first.name),
          state: 'present',
          method: 'signin',
          arrived_at: who.now,
          mark_id: mark.id,
          at: who.now,
        })
        .execute()
    }
    return { id, signupId, memberIds: ids }
  })
