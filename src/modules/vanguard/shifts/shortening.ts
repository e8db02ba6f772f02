import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { recordAll } from '#platform/facts/record.ts'
import { duringOf, holdShifts, standingIn } from './rows.ts'

/** Lets the places of shifts that end earlier, and that the caller holds, end with them; whoever was told of one is told so. */
export async function placesShorten(tx: Tx, ctx: Ctx, shiftIds: readonly string[]): Promise<void> {
  const shifts = await holdShifts(tx, ctx, shiftIds)
  const places = await standingIn(tx, ctx, shiftIds)
  for (const shift of shifts)
    await tx
      .updateTable('vanguard.place')
      .set((eb) => ({ during: duringOf(shift), version: eb('version', '+', 1) }))
      .where('area_id', '=', ctx.area.id)
      .where('shift_id', '=', shift.id)
      .where('standing', '=', true)
      .execute()
  const told = places.filter(({ state }) => state !== 'proposed')
  await recordAll(
    tx,
    ctx,
    told.map((place) => ({
      name: 'vanguard.place.shortened' as const,
      subjectId: place.id,
      detail: { gatheringId: shifts.find(({ id }) => id === place.shift_id)?.gathering_id, shiftId: place.shift_id },
    })),
  )
}
