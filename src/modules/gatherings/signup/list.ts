import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { inArea } from '#platform/db/in-area.ts'
import type { Gathering } from '../gathering.ts'
import type { Age } from './children.rules.ts'
import type { ByWhom, Channel } from './party.rules.ts'
import { quotasOf } from './seats.ts'
import type { Quota } from './seating.rules.ts'
import type { SignUp } from './leaving.ts'

/** One line of the list at the desk: names for those who keep it, no telephone. */
export type Line = {
  id: string
  no: number
  state: SignUp['state']
  seats: number
  channel: Channel
  byWhom: ByWhom
  byName: string | null
  contactName: string | null
  hasContact: boolean
  offeredUntil: Date | null
  madeAt: Date
  members: { id: string; age: Age; name: string | null; pickUp: string | null; photoOk: boolean }[]
}

export type SignUpList = { lines: Line[]; quotas: Quota[] }

/** Everybody who signed up for a gathering, in their order; those who left are the last. */
export const listOf = (ctx: Ctx, { id }: Pick<Gathering, 'id'>): Promise<SignUpList> =>
  inArea(ctx, async (tx) => {
    const [rows, members, quotas] = await Promise.all([
      rowsOf(tx, ctx, id),
      membersOf(tx, ctx, id),
      quotasOf(tx, ctx, id),
    ])
    const open = (sealed: Buffer | null) => sealed && ctx.secrets.open(ctx.area.id, sealed)
    const byId = new Map<string, typeof members>()
    for (const member of members) byId.set(member.signup_id, [...(byId.get(member.signup_id) ?? []), member])
    const lines = rows.map((row): Line => ({
      id: row.id,
      no: row.queue_no,
      state: row.state,
      seats: row.seats,
      channel: row.channel,
      byWhom: row.by_whom,
      byName: open(row.by_sealed),
      contactName: nameIn(open(row.contact_sealed)),
      hasContact: row.contact_sealed !== null,
      offeredUntil: row.offered_until,
      madeAt: row.made_at,
      members: (byId.get(row.id) ?? []).filter(isOf(row)).map((one) => ({
        id: one.id,
        age: one.age,
        name: open(one.name_sealed),
        pickUp: open(one.pick_up_sealed),
        photoOk: one.photo_ok,
      })),
    }))
    return { lines, quotas }
  })

/** Who was taken off a sign-up that goes on is none of it any more. */
const isOf =
  ({ ended_at }: { ended_at: Date | null }) =>
  ({ stands }: { stands: boolean }): boolean =>
    stands || ended_at !== null

const nameIn = (contact: string | null): string | null =>
  contact && (JSON.parse(contact) as { name: string | null }).name

const rowsOf = (tx: Tx, ctx: Ctx, gatheringId: string) =>
  tx
    .selectFrom('gatherings.signup')
    .selectAll()
    .where('area_id', '=', ctx.area.id)
    .where('gathering_id', '=', gatheringId)
    .orderBy((eb) => eb.fn.coalesce('draw_no', 'queue_no'))
    .orderBy('queue_no')
    .execute()

const membersOf = (tx: Tx, ctx: Ctx, gatheringId: string) =>
  tx
    .selectFrom('gatherings.member')
    .select(['id', 'signup_id', 'age', 'name_sealed', 'pick_up_sealed', 'photo_ok', 'stands'])
    .where('area_id', '=', ctx.area.id)
    .where('gathering_id', '=', gatheringId)
    .orderBy('signup_id')
    .orderBy('no')
    .execute()

/** How many parties are on the waiting list. */
export async function waitingAt(tx: Tx, ctx: Ctx, gatheringId: string): Promise<number> {
  const { count } = await tx
    .selectFrom('gatherings.signup')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('area_id', '=', ctx.area.id)
    .where('gathering_id', '=', gatheringId)
    .where('state', '=', 'waitlisted')
    .executeTakeFirstOrThrow()
  return count
}
