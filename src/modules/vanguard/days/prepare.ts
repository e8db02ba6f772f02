import { DAY_MS } from '#base/days.ts'
import { uuidv7 } from '#base/uuid.ts'
import type { Ctx } from '#platform/ctx.ts'
import { inArea } from '#platform/db/in-area.ts'
import { vanguardDays } from '../day.ts'
import type { Skill } from '../services.rules.ts'
import { giveBack } from '../stalls/giving-back.ts'
import { writeStall } from '../stalls/stall.ts'
import { usualIn, type UsualStall } from '../stalls/usual.ts'
import { carryOver } from './following.ts'

/** Days are prepared so far ahead: who is asked on Tuesday knows of Thursday and of the Thursday after. */
const AHEAD_DAYS = 14

/**
 * Work on a clock: gives each coming day of a programme the stalls it usually has, once; what staff changed or dropped since
 * stays. Shifts of a day that was called off fall away, and the places in them are given back.
 */
export async function prepareDays(ctx: Ctx): Promise<void> {
  for (const id of await unprepared(ctx)) await prepare(ctx, id)
  for (const id of await calledOff(ctx))
    await inArea(ctx, async (tx) => {
      // To the day that takes place instead, if there is one; what cannot go there is given back.
      await carryOver(tx, ctx, id)
      await giveBack(tx, ctx, { dayId: id })
    })
}

/** Coming days of programmes that have none of the usual stalls although there are some. */
const unprepared = (ctx: Ctx): Promise<string[]> =>
  inArea(ctx, async (tx) => {
    const rows = await vanguardDays(tx, ctx)
      .where('p.id', 'is not', null)
      // What takes place instead of a day brought its stalls along.
      .where('g.series_id', 'is not', null)
      .where('p.ended_at', 'is', null)
      .where('g.state', 'in', ['planned', 'published'])
      .where('g.starts_at', '>', ctx.now)
      .where('g.starts_at', '<', new Date(ctx.now.getTime() + AHEAD_DAYS * DAY_MS))
      .where((eb) =>
        eb.not(
          eb.exists(
            eb
              .selectFrom('vanguard.stall as s')
              .select('s.id')
              .where('s.area_id', '=', ctx.area.id)
              .whereRef('s.gathering_id', '=', 'g.id')
              .where('s.usual_id', 'is not', null),
          ),
        ),
      )
      .orderBy('g.starts_at')
      .execute()
    return rows.map(({ id }) => id)
  })

const prepare = (ctx: Ctx, id: string): Promise<void> =>
  inArea(ctx, async (tx) => {
    const day = await vanguardDays(tx, ctx).where('g.id', '=', id).executeTakeFirst()
    if (!day?.series_id) return
    for (const usual of await usualIn(tx, ctx, day.series_id))
      await writeStall(tx, ctx, { ...inputOf(usual), day, id: uuidv7(ctx.now), usualId: usual.id })
  })

/** A usual stall as its form would say it. */
export const inputOf = (usual: UsualStall) => ({
  service: usual.service,
  title: usual.title,
  spot: usual.spot,
  fromMinute: usual.from_minute,
  lasts: usual.lasts,
  need: usual.need,
  skill: usual.skill as Skill | null,
  needsInsurance: usual.needs_insurance,
  briefing: usual.briefing,
})

/** Days that do not take place and still have shifts open. */
const calledOff = (ctx: Ctx): Promise<string[]> =>
  inArea(ctx, async (tx) => {
    const rows = await tx
      .selectFrom('vanguard.shift as s')
      .innerJoin('gatherings.v_gathering as g', (join) =>
        join.onRef('g.area_id', '=', 's.area_id').onRef('g.id', '=', 's.gathering_id'),
      )
      .select('g.id')
      .distinct()
      .where('s.area_id', '=', ctx.area.id)
      .where('s.state', '=', 'open')
      .where('g.state', 'in', ['paused', 'cancelled', 'postponed'])
      .where('s.starts_at', '>', ctx.now)
      .execute()
    return rows.map(({ id }) => id)
  })
