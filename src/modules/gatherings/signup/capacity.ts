import { done, refused, type Outcome } from '#base/outcome.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { inArea } from '#platform/db/in-area.ts'
import { record } from '#platform/facts/record.ts'
import { lockGathering } from '../gathering.ts'
import { offerNext, type Held } from './seats.ts'

/**
 * Gives a held gathering more places or fewer, in the caller's transaction. More go to those who wait. Refuses fewer than are
 * given or offered (`below-seated`): nobody loses a place to a number.
 */
export async function setCapacity(
  tx: Tx,
  ctx: Ctx,
  { gathering, capacity }: { gathering: Held; capacity: number },
): Promise<Outcome<null, 'below-seated'>> {
  if (capacity < gathering.taken) return refused('below-seated')
  if (capacity === gathering.capacity) return done(null)
  await tx
    .updateTable('gatherings.gathering')
    .set({ capacity, version: gathering.version + 1 })
    .where('area_id', '=', ctx.area.id)
    .where('id', '=', gathering.id)
    .execute()
  const detail = { startsAt: gathering.starts_at.toISOString() }
  await record(tx, ctx, { name: 'gatherings.gathering.changed', subjectId: gathering.id, detail })
  await offerNext(tx, ctx, { ...gathering, capacity })
  return done(null)
}

/** The same by itself. Refuses an `unknown` or called-off one too, and a `stale` version. */
export const changeCapacity = (
  ctx: Ctx,
  { id, version, capacity }: { id: string; version: number; capacity: number },
): Promise<Outcome<null, 'unknown' | 'stale' | 'below-seated'>> =>
  inArea(ctx, async (tx) => {
    const gathering = await lockGathering(tx, ctx, id)
    if (!gathering) return refused('unknown')
    if (gathering.capacity === capacity) return done(null)
    if (gathering.version !== version) return refused('stale')
    return setCapacity(tx, ctx, { gathering, capacity })
  })
