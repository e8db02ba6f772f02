import { dayOf, minuteOfDay } from '#base/days.ts'
import type { Ctx } from '#platform/ctx.ts'
import { inArea } from '#platform/db/in-area.ts'
import { record } from '#platform/facts/record.ts'
import { lockVisit, setVisit, visitsOf } from '../visit.ts'

/** Nobody is reminded before eight in the morning. */
const EIGHT = 8 * 60

/** Reminds whoever goes there today, once, from eight in the morning on. For the clock; returns how many visits. */
export async function tellOfToday(ctx: Ctx): Promise<number> {
  if (minuteOfDay(ctx.now) < EIGHT) return 0
  const due = await inArea(ctx, (tx) =>
    visitsOf(tx, ctx)
      .where('due_on', '=', dayOf(ctx.now))
      .where('state', '=', 'assigned')
      .where('told_at', 'is', null)
      .where('closes_at', '>', ctx.now)
      .execute(),
  )
  for (const { id } of due)
    await inArea(ctx, async (tx) => {
      const visit = await lockVisit(tx, ctx, id)
      if (visit?.state !== 'assigned' || visit.told_at !== null) return
      await setVisit(tx, ctx, { id, told_at: ctx.now })
      await record(tx, ctx, { name: 'care.visit.assigned', subjectId: id })
    })
  return due.length
}
