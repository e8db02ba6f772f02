import type { WorkCalendar } from '#base/workdays.ts'
import type { Database } from '../db/database.ts'
import { knownToThePackage } from './known.ts'

/** The hours an office keeps unless its area says otherwise: 8:30–11:30 and 13:30–17:00, in minutes of the day. */
export const officeHours: readonly (readonly [number, number])[] = [
  [510, 690],
  [810, 1020],
]

/** Reads the announced days of all years. */
export const loadCalendar = (db: Database): Promise<WorkCalendar> =>
  db.global(async (tx) => {
    const days = await tx.selectFrom('platform.calendar_day').select(['day', 'kind']).execute()
    const years = await tx.selectFrom('platform.calendar_year').select('year').execute()
    return {
      days: new Map(days.map(({ day, kind }) => [day, kind])),
      knownYears: new Set(years.map(({ year }) => year)),
      hours: officeHours,
    }
  })

/**
 * Loads the years the program brings along (2022–2026). A year that is there already, imported or brought, is left alone;
 * a start that broke off in the middle of a year is mended by the next.
 */
export async function seedCalendar(db: Database): Promise<void> {
  await db.global(async (tx) => {
    const rows = await tx.selectFrom('platform.calendar_year').select('year').execute()
    const there = new Set(rows.map(({ year }) => year))
    for (const { year, days } of knownToThePackage(seededYears.filter((each) => !there.has(each)))) {
      await tx
        .insertInto('platform.calendar_day')
        .values(days.map((day) => ({ ...day, source: SEEDED })))
        .onConflict((conflict) => conflict.column('day').doNothing())
        .execute()
      // Last: a year counts as known only when all its days are there.
      await tx
        .insertInto('platform.calendar_year')
        .values({ year, source: SEEDED, loaded_at: new Date() })
        .onConflict((conflict) => conflict.column('year').doNothing())
        .execute()
    }
  })
}

const SEEDED = 'chinese-days'
const seededYears = [2022, 2023, 2024, 2025, 2026]
