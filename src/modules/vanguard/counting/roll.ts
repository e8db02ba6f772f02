import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { inArea } from '#platform/db/in-area.ts'
import { standingOf, type Standing } from '#modules/gatherings/public.ts'
import { nameOf } from '../volunteer.ts'
import { placesOf } from './day.ts'

/** Somebody who is expected at a shift, and how they stand after what was noted. */
export type OnShift = {
  id: string
  name: string
  title: string
  state: Standing['state'] | null
  at: Date | null
  conflict: boolean
}

/** Whoever has a place on a day, by the beginning of their shift. For those who lead it. */
export const rollOf = (ctx: Ctx, gatheringId: string): Promise<OnShift[]> =>
  inArea(ctx, async (tx) => {
    const places = await placesOf(tx, ctx, gatheringId)
      .innerJoin('vanguard.volunteer as v', (join) =>
        join.onRef('v.area_id', '=', 'p.area_id').onRef('v.id', '=', 'p.volunteer_id'),
      )
      .select(['p.id', 's.title', 'v.name_sealed'])
      .orderBy('s.starts_at')
      .orderBy('s.title')
      .orderBy('p.id')
      .execute()
    const signs = await signsOf(
      tx,
      ctx,
      places.map(({ id }) => id),
    )
    return places.map(({ id, title, name_sealed }) => {
      const standing = standingOf(signs.filter(({ placeId }) => placeId === id))
      const { state = null, at = null, conflict = false } = standing ?? {}
      return { id, title, name: nameOf(ctx, { name_sealed }), state, at, conflict }
    })
  })

async function signsOf(tx: Tx, ctx: Ctx, placeIds: readonly string[]) {
  const rows = await tx
    .selectFrom('vanguard.sign')
    .selectAll()
    .where('area_id', '=', ctx.area.id)
    .where('place_id', '=', sql<string>`any (${placeIds}::uuid[])`)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    placeId: row.place_id,
    what: row.what,
    method: 'signin',
    deviceAt: row.device_at,
    aheadMs: row.ahead_ms,
    at: row.at,
    hand: row.device ?? row.by_id ?? '',
    settles: false,
  }))
}
