import { DAY_MS } from '#base/days.ts'
import { noteTickets } from '#modules/gatherings/public.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { inArea } from '#platform/db/in-area.ts'
import type { HeardFact } from '#platform/facts/retries.ts'
import { vanguardDays } from '../day.ts'

/** Taps that reach us later than so many days after a day change its number no more. */
const LATE_DAYS = 31

/** How many came to a day (到场人次) by the numbers of its stalls: whoever came for two services came once, as far as it was said. */
async function countDay(tx: Tx, ctx: Ctx, dayId: string): Promise<boolean> {
  const { visits } = await tx
    .selectFrom('vanguard.stall')
    .select((eb) => eb.fn.coalesce(eb.fn.sum<number>('visits'), eb.lit(0)).as('visits'))
    .where('area_id', '=', ctx.area.id)
    .where('gathering_id', '=', dayId)
    .executeTakeFirstOrThrow()
  return noteTickets(tx, ctx, { gatheringId: dayId, number: visits })
}

/** Hears that a stall was closed: the roll-call of its day knows how many came, and can be ended. */
export const countAtClosing = (ctx: Ctx, { subjectId }: Pick<HeardFact, 'subjectId'>): Promise<void> =>
  inArea(ctx, async (tx) => {
    const stall = await tx
      .selectFrom('vanguard.stall')
      .select('gathering_id')
      .where('area_id', '=', ctx.area.id)
      .where('id', '=', subjectId)
      .executeTakeFirst()
    if (stall) await countDay(tx, ctx, stall.gathering_id)
  })

/**
 * On the clock: days that are over and at which somebody was served, whose stalls nobody closed; and days that were ended, whose
 * taps came in later. Returns how many were noted.
 */
export async function countAttending(ctx: Ctx): Promise<number> {
  const days = await inArea(ctx, (tx) =>
    vanguardDays(tx, ctx)
      .where('g.state', 'in', ['published', 'held', 'evidenced'])
      .where((eb) => eb.or([eb('g.count_method', 'is', null), eb('g.count_method', '=', 'ticket')]))
      .where('g.ends_at', '<=', ctx.now)
      .where('g.ends_at', '>', new Date(ctx.now.getTime() - LATE_DAYS * DAY_MS))
      .execute(),
  )
  let noted = 0
  for (const { id } of days) if (await inArea(ctx, (tx) => countDay(tx, ctx, id))) noted += 1
  return noted
}
