import { sql, type RawBuilder } from 'kysely'
import { DAY_MS } from '#base/days.ts'
import type { Actor, Ctx } from '#platform/ctx.ts'
import { inArea } from '#platform/db/in-area.ts'
import { wants, type Want } from './calendar.rules.ts'
import { lines, seenBy, type Line } from './calendar.ts'

/** Days before its start on which a gathering nobody signed up for stands on the planner's list. */
const soonDays = 7

/** Long lists are worked off from the top; what comes after that many shows when some are done. */
const most = 100

/** What puts a gathering `g` on a planner's list. */
function isWanted(want: Want, now: Date): RawBuilder<boolean> {
  if (want === 'unwritten') return sql`(g.state = 'published' and g.ends_at <= ${now})`
  if (want === 'placeless')
    return sql`(g.state in ('planned', 'published') and g.ends_at > ${now} and g.venue_id is null and g.elsewhere is null)`
  const soon = new Date(now.getTime() + soonDays * DAY_MS)
  // Before a draw nobody has a place yet: there it counts whether anybody asked.
  return sql`(g.state = 'published' and g.sign_up <> 'none' and g.taken = 0
    and (g.sign_up = 'first-come' or g.drawn_at is not null or g.queued = 0)
    and g.starts_at > ${now} and g.starts_at <= ${soon})`
}

/** The gatherings of one planner's list: what lies behind latest first, what lies ahead soonest first. */
export const wantedOf = (ctx: Ctx, want: Want): Promise<Line[]> =>
  inArea(ctx, (tx) =>
    lines(tx, ctx, ctx.actor)
      .where(isWanted(want, ctx.now))
      .orderBy('g.starts_at', want === 'unwritten' ? 'desc' : 'asc')
      .orderBy('g.id')
      .limit(most)
      .execute(),
  )

/** How many stand on each planner's list of this reader. */
export const countsOf = async (ctx: Ctx): Promise<Record<Want, number>> => {
  const row = await inArea(ctx, (tx) => counted(tx, ctx, ctx.actor).executeTakeFirstOrThrow())
  return Object.fromEntries(wants.map((want) => [want, Number(row[want])])) as Record<Want, number>
}

const counted = (tx: Parameters<typeof lines>[0], ctx: Ctx, actor: Actor) =>
  tx
    .selectFrom('gatherings.gathering as g')
    .select((eb) => wants.map((want) => eb.fn.countAll().filterWhere(isWanted(want, ctx.now)).as(want)))
    .where('g.area_id', '=', ctx.area.id)
    .where('g.state', 'in', ['planned', 'published'])
    .where(seenBy(actor))
