import { done, refused, type Outcome } from '#base/outcome.ts'
import type { Ctx } from '#platform/ctx.ts'
import { inArea } from '#platform/db/in-area.ts'
import type { Channel } from '../channels.rules.ts'
import { close, markDead } from '../outbox/close.ts'
import type { Report } from './report.rules.ts'

/** Takes what a carrier tells of a line it was given; told again it changes nothing. Refuses lines that were never given to it. */
export const takeReport = (ctx: Ctx, channel: Channel, report: Report): Promise<Outcome<null, 'unknown'>> =>
  inArea(ctx, async (tx) => {
    const line = await tx
      .selectFrom('messages.sending')
      .select(['id', 'channel', 'state'])
      .where('area_id', '=', ctx.area.id)
      .where('id', '=', report.id)
      .where('channel', '=', channel)
      .where('tries', '>', 0)
      .forUpdate()
      .executeTakeFirst()
    if (!line) return refused('unknown')
    if (report.dead) await markDead(tx, ctx, line.id)
    const isLate = line.state === 'unreached' || (line.state === 'delivered' && report.result === 'delivered')
    if (!isLate)
      await close(
        tx,
        ctx,
        line,
        report.result === 'delivered' ? { state: 'delivered' } : { state: 'unreached', why: 'reported' },
      )
    return done(null)
  })
