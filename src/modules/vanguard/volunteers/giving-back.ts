import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { record, recordAll } from '#platform/facts/record.ts'

type GivingBack = { id: string; before: Date | null }

/**
 * Gives back every place a volunteer has ahead, or those that begin before a moment; what they would pass on is taken back, and
 * what was offered to them alone is declined. Answers how many places it was.
 */
export async function giveBackPlaces(tx: Tx, ctx: Ctx, { id, before }: GivingBack): Promise<number> {
  const places = await tx
    .updateTable('vanguard.place')
    .set({ state: 'declined', version: sql<number>`version + 1` })
    .where('area_id', '=', ctx.area.id)
    .where('volunteer_id', '=', id)
    .where('standing', '=', true)
    .where(sql<boolean>`lower(during) > ${ctx.now}`)
    .$if(before !== null, (query) => query.where(sql<boolean>`lower(during) < ${before}`))
    .returning(['id', 'shift_id'])
    .execute()
  await settleSwaps(tx, ctx, { id, placeIds: places.map((place) => place.id), before })
  await recordAll(
    tx,
    ctx,
    places.map((place) => ({
      name: 'vanguard.place.declined',
      subjectId: place.id,
      detail: { shiftId: place.shift_id, all: true },
    })),
  )
  return places.length
}

async function settleSwaps(tx: Tx, ctx: Ctx, { id, placeIds, before }: GivingBack & { placeIds: readonly string[] }) {
  const open = () => tx.updateTable('vanguard.swap').where('area_id', '=', ctx.area.id).where('state', '=', 'open')
  const settled = { settled_at: ctx.now, version: sql<number>`version + 1` }
  if (placeIds.length > 0)
    await open()
      .set({ ...settled, state: 'withdrawn' })
      .where('place_id', 'in', [...placeIds])
      .execute()
  // For a rest that ends, what comes after it may still be theirs.
  if (before !== null) return
  const refusedSwaps = await open()
    .set({ ...settled, state: 'refused' })
    .where('to_volunteer_id', '=', id)
    .returning('id')
    .execute()
  for (const swap of refusedSwaps) await record(tx, ctx, { name: 'vanguard.swap.refused', subjectId: swap.id })
}
