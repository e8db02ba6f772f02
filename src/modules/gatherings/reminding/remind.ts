import { dayOf, startOfDay } from '#base/days.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { inArea } from '#platform/db/in-area.ts'
import { record, recordAll } from '#platform/facts/record.ts'
import type { GatheringFact, SignUpFact } from '../facts.ts'
import { lockGathering } from '../gathering.ts'
import { remindedNow } from './remind.rules.ts'

/**
 * Reminds whoever has a place at what starts tomorrow, once for each start: who was moved is reminded of the new one, who gave the
 * place back of none. Who signed up today has just been told. For the clock; returns how many sign-ups were reminded.
 */
export async function remindDue(ctx: Ctx): Promise<number> {
  const span = remindedNow(ctx.now)
  if (!span) return 0
  const due = await inArea(ctx, (tx) =>
    tx
      .selectFrom('gatherings.gathering as g')
      .innerJoin('gatherings.signup as s', (join) =>
        join.onRef('s.area_id', '=', 'g.area_id').onRef('s.gathering_id', '=', 'g.id'),
      )
      .select('g.id')
      .distinct()
      .where('g.area_id', '=', ctx.area.id)
      .where('g.state', '=', 'published')
      .where('g.starts_at', '>=', span.from)
      .where('g.starts_at', '<', span.to)
      .where('s.state', '=', 'confirmed')
      .where('s.made_at', '<', startOfDay(dayOf(ctx.now)))
      .whereRef('s.reminded_for', 'is distinct from', 'g.starts_at')
      .execute(),
  )
  let count = 0
  for (const { id } of due) count += await inArea(ctx, (tx) => remind(tx, ctx, id))
  return count
}

/** One gathering's, held meanwhile: nobody leaves, and nothing is moved, between the reminder and the note of it. */
async function remind(tx: Tx, ctx: Ctx, id: string): Promise<number> {
  const gathering = await lockGathering(tx, ctx, id)
  if (gathering?.state !== 'published') return 0
  const { starts_at: start } = gathering
  const before = await signUps(tx, ctx, id).where('reminded_for', '=', start).select('id').limit(1).execute()
  const reminded = await tx
    .updateTable('gatherings.signup')
    .set({ reminded_for: start })
    .where('area_id', '=', ctx.area.id)
    .where('gathering_id', '=', id)
    .where('state', '=', 'confirmed')
    .where('made_at', '<', startOfDay(dayOf(ctx.now)))
    .where('reminded_for', 'is distinct from', start)
    .returning(['id', 'seats'])
    .execute()
  const startsAt = start.toISOString()
  const detail = ({ seats }: { seats: number }): SignUpFact => ({ gatheringId: id, seats, startsAt })
  await recordAll(
    tx,
    ctx,
    reminded.map((one) => ({ name: 'gatherings.signup.reminded' as const, subjectId: one.id, detail: detail(one) })),
  )
  // After them: whoever leads it is told of those no message reaches, once for each start.
  const told: GatheringFact = { startsAt }
  if (before.length === 0 && reminded.length > 0)
    await record(tx, ctx, { name: 'gatherings.gathering.reminded', subjectId: id, detail: told })
  return reminded.length
}

const signUps = (tx: Tx, ctx: Ctx, gatheringId: string) =>
  tx.selectFrom('gatherings.signup').where('area_id', '=', ctx.area.id).where('gathering_id', '=', gatheringId)
