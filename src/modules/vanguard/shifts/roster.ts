import { dayOf, momentsOf, type Span } from '#base/days.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { inArea } from '#platform/db/in-area.ts'
import { vanguardDays, type Day } from '../day.ts'

/** The most days one roster is made for. */
export const mostDays = 31

/** Why no roster is made: no day ahead, or some of them somebody else leads. */
export type NotStarted = 'no-days' | 'not-led'

/** The roster of some days, as kept. */
export type Roster = Awaited<ReturnType<ReturnType<typeof rostersHere>['execute']>>[number]

export const rostersHere = (tx: Tx, ctx: Ctx) =>
  tx.selectFrom('vanguard.roster').selectAll().where('area_id', '=', ctx.area.id)

/** One roster with its days; undefined for an unknown one. */
export const rosterById = (ctx: Ctx, id: string): Promise<(Roster & { dayIds: string[] }) | undefined> =>
  inArea(ctx, async (tx) => {
    const roster = await rostersHere(tx, ctx).where('id', '=', id).executeTakeFirst()
    return roster && { ...roster, dayIds: (await daysOfRoster(tx, ctx, roster)).map((day) => day.id) }
  })

/** Days of a programme that are published and still ahead. */
export async function daysOfRoster(
  tx: Tx,
  ctx: Ctx,
  { programme_id, from_on, to_on }: Pick<Roster, 'programme_id' | 'from_on' | 'to_on'>,
): Promise<Day[]> {
  if (programme_id === null) return []
  const { start, end } = momentsOf({ from: from_on, to: to_on })
  const days = await vanguardDays(tx, ctx)
    .where('p.id', '=', programme_id)
    .where('g.starts_at', '>=', start)
    .where('g.starts_at', '<', end)
    .where('g.state', '=', 'published')
    .execute()
  return days.filter(({ starts_at }) => starts_at > ctx.now)
}

/** Where a roster is looked at, changed and published. */
export const rosterPath = (id: string): string => `/desk/vanguard/rosters/${id}`

/** The day of a day, for a roster of it alone. */
export const spanOf = ({ starts_at }: { starts_at: Date }): Span => ({ from: dayOf(starts_at), to: dayOf(starts_at) })
