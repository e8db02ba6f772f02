import { done, refused, type Outcome } from '#base/outcome.ts'
import type { Ctx } from '#platform/ctx.ts'
import { inArea } from '#platform/db/in-area.ts'
import { record } from '#platform/facts/record.ts'
import { lockGathering } from '../gathering.ts'
import type { QuotaFor } from './quota.rules.ts'
import { openIn } from './seating.rules.ts'
import { offerNext, roomOf } from './seats.ts'

type Kept = { id: string; gatheringId: string; seats: number; whom: QuotaFor }

/** Keeps free places for a building, compound or group; the same form again is the same. Refuses more than are free (`too-many`). */
export const keepPlaces = (
  ctx: Ctx,
  { id, gatheringId, seats, whom }: Kept,
): Promise<Outcome<null, 'unknown' | 'too-many'>> =>
  inArea(ctx, async (tx) => {
    const gathering = await lockGathering(tx, ctx, gatheringId)
    if (!gathering) return refused('unknown')
    const room = await roomOf(tx, ctx, gathering)
    if (room.quotas.some((quota) => quota.id === id)) return done(null)
    if (seats > openIn({ ...room, released: false })) return refused('too-many')
    const made = await tx
      .insertInto('gatherings.quota')
      .values({ area_id: ctx.area.id, id, gathering_id: gatheringId, seats, ...whom })
      .onConflict((on) => on.doNothing())
      .returning('id')
      .execute()
    if (made.length === 0) return refused('unknown')
    const detail = { startsAt: gathering.starts_at.toISOString() }
    await record(tx, ctx, { name: 'gatherings.gathering.changed', subjectId: gatheringId, detail })
    return done(null)
  })

/** Gives kept places back to everybody; whoever waits is asked. Refuses where somebody sits on one (`taken`). */
export const releasePlaces = (
  ctx: Ctx,
  { id, gatheringId }: Pick<Kept, 'id' | 'gatheringId'>,
): Promise<Outcome<null, 'unknown' | 'taken'>> =>
  inArea(ctx, async (tx) => {
    const gathering = await lockGathering(tx, ctx, gatheringId)
    if (!gathering) return refused('unknown')
    const quota = (await roomOf(tx, ctx, gathering)).quotas.find((one) => one.id === id)
    if (!quota) return done(null)
    if (quota.taken > 0) return refused('taken')
    await tx
      .updateTable('gatherings.signup')
      .set({ quota_id: null })
      .where('area_id', '=', ctx.area.id)
      .where('gathering_id', '=', gatheringId)
      .where('quota_id', '=', id)
      .execute()
    await tx.deleteFrom('gatherings.quota').where('area_id', '=', ctx.area.id).where('id', '=', id).execute()
    const detail = { startsAt: gathering.starts_at.toISOString() }
    await record(tx, ctx, { name: 'gatherings.gathering.changed', subjectId: gatheringId, detail })
    await offerNext(tx, ctx, gathering)
    return done(null)
  })
