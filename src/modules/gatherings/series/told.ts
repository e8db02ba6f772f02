import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Plan } from '../plan.rules.ts'
import { sayRhythm } from './say.ts'

/** A series in a few words, for a module that builds on one: how often, at what hour, where, and whether it goes on. */
export type SeriesTold = {
  /** Minute of the day in Shanghai, and how many minutes it lasts. */
  minute: number
  lasts: number
  title: string
  rhythm: string
  /** Its venue, or the place somebody wrote; null for none. */
  place: string | null
  /** In which compound it is; null for the whole area. */
  compoundId: string | null
  buildingId: string | null
  onHoliday: 'skip' | 'move' | 'keep'
  endedAt: Date | null
}

/** The series of these ids, in the reader's language; unknown ones are not in it. */
export async function seriesTold(tx: Tx, ctx: Ctx, ids: readonly string[]): Promise<Map<string, SeriesTold>> {
  if (ids.length === 0) return new Map()
  const rows = await tx
    .selectFrom('gatherings.series')
    .select(['id', 'title', 'rule', 'lunar', 'minute', 'lasts', 'on_holiday', 'ended_at', 'plan'])
    .select(['compound_id', 'building_id'])
    .where('area_id', '=', ctx.area.id)
    .where('id', 'in', ids)
    .execute()
  const plans = new Map(rows.map(({ id, plan }) => [id, plan as Plan]))
  const venues = await venueNames(tx, ctx, [...plans.values()])
  return new Map(
    rows.map((row) => {
      const plan = plans.get(row.id)
      return [
        row.id,
        {
          title: row.title,
          rhythm: sayRhythm(ctx.lang, row),
          minute: row.minute,
          lasts: row.lasts,
          place: venues.get(plan?.venueId ?? '') ?? plan?.elsewhere ?? null,
          compoundId: row.compound_id,
          buildingId: row.building_id,
          onHoliday: row.on_holiday,
          endedAt: row.ended_at,
        },
      ]
    }),
  )
}

async function venueNames(tx: Tx, ctx: Ctx, plans: readonly Plan[]): Promise<Map<string, string>> {
  const ids = plans.flatMap(({ venueId }) => venueId ?? [])
  if (ids.length === 0) return new Map()
  const rows = await tx
    .selectFrom('gatherings.venue')
    .select(['id', 'name'])
    .where('area_id', '=', ctx.area.id)
    .where('id', 'in', ids)
    .execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}
