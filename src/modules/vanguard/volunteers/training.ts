import { done, refused, type Outcome } from '#base/outcome.ts'
import type { Ctx } from '#platform/ctx.ts'
import { inArea } from '#platform/db/in-area.ts'
import { record } from '#platform/facts/record.ts'
import { heldVolunteer } from './row.ts'
import type { TrainingText } from './training.rules.ts'

/** Writes down that somebody was trained or briefed; the same form again is the same one. Refuses an `unknown` one and one who left. */
export const noteTraining = (
  ctx: Ctx,
  { id, volunteerId }: { id: string; volunteerId: string },
  { title, service, on, minutes }: TrainingText,
): Promise<Outcome<null, 'unknown'>> =>
  inArea(ctx, async (tx) => {
    const now = await heldVolunteer(tx, ctx, volunteerId)
    if (!now || now.state === 'left') return refused('unknown')
    const made = await tx
      .insertInto('vanguard.training')
      .values({
        area_id: ctx.area.id,
        id,
        volunteer_id: volunteerId,
        title,
        service,
        on_day: on,
        minutes,
        by_id: ctx.actor.id,
        at: ctx.now,
      })
      .onConflict((conflict) => conflict.columns(['area_id', 'id']).doNothing())
      .returning('id')
      .executeTakeFirst()
    if (made) await record(tx, ctx, { name: 'vanguard.training.noted', subjectId: volunteerId, detail: { service } })
    return done(null)
  })
