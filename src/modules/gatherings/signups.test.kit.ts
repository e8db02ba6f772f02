import { uuidv7 } from '#base/uuid.ts'
import { auto, type Ctx } from '#platform/ctx.ts'
import { inArea } from '#platform/db/in-area.ts'
import type { Neighbours } from './site.test.kit.ts'

type Row = {
  state?: 'requested' | 'confirmed' | 'waitlisted' | 'offered' | 'cancelled'
  seats?: number
  homeId?: string | null
  phone?: string
  personId?: string
  buildingId?: string | null
  offeredUntil?: Date
  madeAt?: Date
}

/** A sign-up as it stands in its table, whoever wrote it there; seats that are taken are counted. Returns its id. */
export async function signedUp(where: Neighbours, gatheringId: string, row: Row = {}): Promise<string> {
  const who = where.at(auto)
  const id = uuidv7(who.now)
  await inArea(who, async (tx) => {
    const { state = 'confirmed', seats = 1, personId } = row
    const { queued } = await tx
      .updateTable('gatherings.gathering')
      .set((eb) => ({ queued: eb('queued', '+', 1), taken: eb('taken', '+', isTaking(state) ? seats : 0) }))
      .where('area_id', '=', where.area.id)
      .where('id', '=', gatheringId)
      .returning('queued')
      .executeTakeFirstOrThrow()
    const own = { area_id: where.area.id, gathering_id: gatheringId, made_at: row.madeAt ?? who.now }
    const signup = { ...own, id, queue_no: queued, ...columns(who, row) }
    await tx.insertInto('gatherings.signup').values(signup).execute()
    const comes = {
      signup_id: id,
      no: 1,
      age: 'adult' as const,
      person_id: personId ?? null,
      stands: state !== 'cancelled',
    }
    await tx
      .insertInto('gatherings.member')
      .values({ ...own, id: uuidv7(who.now), ...comes })
      .execute()
  })
  return id
}

const columns = (who: Ctx, { state = 'confirmed', seats = 1, phone, ...row }: Row) => ({
  form_hash: Buffer.alloc(32),
  follow_hash: Buffer.alloc(32),
  home_id: row.homeId ?? null,
  phone_hash: phone === undefined ? null : who.secrets.hash(who.area.id, 'phone', phone),
  building_id: row.buildingId ?? null,
  channel: 'web' as const,
  by_whom: 'self' as const,
  seats,
  state,
  offered_until: row.offeredUntil ?? null,
  ended_at: state === 'cancelled' ? who.now : null,
})

const isTaking = (state: string): boolean => state === 'confirmed' || state === 'offered'

/** The sign-ups of a gathering in the order they came. */
export const signUpsOf = (where: Neighbours, gatheringId: string) =>
  inArea(where.at(auto), (tx) =>
    tx
      .selectFrom('gatherings.signup')
      .selectAll()
      .where('area_id', '=', where.area.id)
      .where('gathering_id', '=', gatheringId)
      .orderBy('queue_no')
      .execute(),
  )
