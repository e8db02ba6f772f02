import type { Ctx } from '#platform/ctx.ts'
import { inArea } from '#platform/db/in-area.ts'
import { homeRow, type Home } from '../places/home.ts'
import { foundOf, personsWithHomes, type PersonFound } from './search.ts'

/** A home with everybody who is written down in it. */
export type Household = { home: Home; persons: PersonFound[] }

/** The people of a home, those living there first; null when the home is unknown or not the reader's. */
export async function household(ctx: Ctx, homeId: string): Promise<Household | null> {
  return inArea(ctx, async (tx) => {
    const home = await homeRow(tx, ctx, homeId)
    if (!home) return null
    const rows = await personsWithHomes(tx, ctx)
      .where('p.home_id', '=', homeId)
      .orderBy('p.state')
      .orderBy('p.pinyin')
      .orderBy('p.id')
      .execute()
    return { home, persons: rows.map(foundOf) }
  })
}
