import type { Day } from '#base/days.ts'
import type { Ctx } from '../ctx.ts'
import { inArea } from '../db/in-area.ts'
import { record } from '../facts/record.ts'
import type { Announcement } from './announcement.rules.ts'

/** A year of the calendar as people look at it; `loadedAt` is null for a year nobody has loaded yet. */
export type CalendarYear = {
  year: number
  loadedAt: Date | null
  imported: boolean
  days: { day: Day; kind: 'off' | 'work'; name: string }[]
}

const IMPORTED = 'import'

/** The years that are loaded, in order. */
export async function yearsLoaded(ctx: Ctx): Promise<number[]> {
  const rows = await ctx.db.global((tx) =>
    tx.selectFrom('platform.calendar_year').select('year').orderBy('year').execute(),
  )
  return rows.map(({ year }) => year)
}

/** One year with its days. */
export const readYear = (ctx: Ctx, year: number): Promise<CalendarYear> =>
  ctx.db.global(async (tx) => {
    const loaded = await tx
      .selectFrom('platform.calendar_year')
      .select(['loaded_at', 'source'])
      .where('year', '=', year)
      .executeTakeFirst()
    const days = await tx
      .selectFrom('platform.calendar_day')
      .select(['day', 'kind', 'name'])
      .where('day', '>=', `${year}-01-01`)
      .where('day', '<=', `${year}-12-31`)
      .orderBy('day')
      .execute()
    return { year, loadedAt: loaded?.loaded_at ?? null, imported: loaded?.source === IMPORTED, days }
  })

/** Replaces a year of the calendar, for all areas of this installation. The caller has the program read it again. */
export const importYear = (ctx: Ctx, { year, days }: Announcement): Promise<void> =>
  inArea(ctx, async (tx) => {
    await tx
      .deleteFrom('platform.calendar_day')
      .where('day', '>=', `${year}-01-01`)
      .where('day', '<=', `${year}-12-31`)
      .execute()
    await tx
      .insertInto('platform.calendar_day')
      .values(days.map((day) => ({ ...day, source: IMPORTED })))
      .onConflict((conflict) =>
        conflict.column('day').doUpdateSet((row) => ({
          kind: row.ref('excluded.kind'),
          name: row.ref('excluded.name'),
          source: row.ref('excluded.source'),
        })),
      )
      .execute()
    await tx
      .insertInto('platform.calendar_year')
      .values({ year, source: IMPORTED, loaded_at: ctx.now })
      .onConflict((conflict) => conflict.column('year').doUpdateSet({ source: IMPORTED, loaded_at: ctx.now }))
      .execute()
    const count = (kind: string) => days.filter((day) => day.kind === kind).length
    await record(tx, ctx, {
      name: 'platform.calendar.imported',
      subjectId: null,
      detail: { year, off: count('off'), work: count('work') },
    })
  })
