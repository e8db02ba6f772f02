import type { DrawEntry } from '#base/draw.rules.ts'
import type { Ctx } from '#platform/ctx.ts'
import { inArea } from '#platform/db/in-area.ts'
import type { Gathering } from '../gathering.ts'
import type { DrawRecord } from './draw.ts'
import { entryCode } from './seed.ts'

/** What was drawn; null before. */
export const recordOf = ({ drawn }: Pick<Gathering, 'drawn'>): DrawRecord | null => drawn as DrawRecord | null

/** The codes that take part so far, in the order they came. */
export const entriesNow = (ctx: Ctx, gatheringId: string): Promise<Pick<DrawEntry, 'code' | 'seats'>[]> =>
  inArea(ctx, async (tx) => {
    const rows = await tx
      .selectFrom('gatherings.signup')
      .select(['queue_no', 'seats'])
      .where('area_id', '=', ctx.area.id)
      .where('gathering_id', '=', gatheringId)
      .where('state', '=', 'requested')
      .orderBy('queue_no')
      .execute()
    return rows.map(({ queue_no: queueNo, seats }) => ({ code: entryCode(ctx, { gatheringId, queueNo }), seats }))
  })
