import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { ownPath, reachedBy, volunteersOf, type Reached } from '../volunteer.ts'

/**
 * A line of somebody's hours as messages may know it: when it was, whose, and who confirmed it. `own`: the private address of
 * their hours. How many, and what for, stays here.
 */
export type HoursForNews = { id: string; startsAt: Date; own: string; confirmedBy: string | null; volunteer: Reached }

/** Lines by their ids; what is gone is not among them. */
export async function hoursForNews(tx: Tx, ctx: Ctx, ids: readonly string[]): Promise<Map<string, HoursForNews>> {
  if (ids.length === 0) return new Map()
  const lines = await tx
    .selectFrom('vanguard.service')
    .select(['id', 'volunteer_id', 'starts_at', 'confirmed_by'])
    .where('area_id', '=', ctx.area.id)
    .where('id', 'in', [...ids])
    .execute()
  const people = lines.length
    ? await volunteersOf(tx, ctx)
        .where(
          'id',
          'in',
          lines.map((line) => line.volunteer_id),
        )
        .execute()
    : []
  return new Map(
    lines.flatMap(({ id, volunteer_id, starts_at, confirmed_by }) => {
      const one = people.find((volunteer) => volunteer.id === volunteer_id)
      const line = one && {
        id,
        startsAt: starts_at,
        own: `${ownPath(ctx, one)}/hours`,
        confirmedBy: confirmed_by,
        volunteer: reachedBy(ctx, one),
      }
      return line ? [[id, line]] : []
    }),
  )
}
