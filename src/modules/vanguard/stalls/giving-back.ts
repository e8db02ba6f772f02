import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { record } from '#platform/facts/record.ts'

/** The shifts that fall away: those of a stall, or all of a day. */
export type Fallen = { stallId: string } | { dayId: string }

/** Cancels shifts that are open and gives their places back, in the caller's transaction; answers how many shifts there were. */
export async function giveBack(tx: Tx, ctx: Ctx, fallen: Fallen): Promise<number> {
  const shifts = await tx
    .updateTable('vanguard.shift')
    .set((eb) => ({ state: 'cancelled' as const, version: eb('version', '+', 1) }))
    .where('area_id', '=', ctx.area.id)
    .where('state', '=', 'open')
    .where((eb) => ('stallId' in fallen ? eb('stall_id', '=', fallen.stallId) : eb('gathering_id', '=', fallen.dayId)))
    .returning(['id', 'gathering_id'])
    .execute()
  if (shifts.length === 0) return 0
  const places = await tx
    .updateTable('vanguard.place')
    .set((eb) => ({ state: 'cancelled' as const, version: eb('version', '+', 1) }))
    .where('area_id', '=', ctx.area.id)
    .where('standing', '=', true)
    .where(
      'shift_id',
      'in',
      shifts.map(({ id }) => id),
    )
    .returning(['id', 'told_at'])
    .execute()
  await withdrawSwaps(
    tx,
    ctx,
    places.map(({ id }) => id),
  )
  for (const { id, gathering_id: gatheringId } of shifts)
    await record(tx, ctx, { name: 'vanguard.shift.cancelled', subjectId: id, detail: { gatheringId } })
  // Who was only proposed never heard of it.
  for (const { id, told_at } of places)
    if (told_at !== null) await record(tx, ctx, { name: 'vanguard.place.cancelled', subjectId: id })
  return shifts.length
}

/** A place that is gone is offered to nobody. */
async function withdrawSwaps(tx: Tx, ctx: Ctx, placeIds: readonly string[]): Promise<void> {
  if (placeIds.length === 0) return
  await tx
    .updateTable('vanguard.swap')
    .set((eb) => ({ state: 'withdrawn' as const, settled_at: ctx.now, version: eb('version', '+', 1) }))
    .where('area_id', '=', ctx.area.id)
    .where('state', '=', 'open')
    .where('place_id', 'in', placeIds)
    .execute()
}
