import { sql, type RawBuilder, type SqlBool } from 'kysely'
import type { Reach } from './access.ts'

/** The condition that a row stands where the reader works. `compound` and `building` name the columns that say where it stands. */
export const inReach = (
  reach: Reach,
  { compound, building }: { compound: string; building: string },
): RawBuilder<SqlBool> =>
  reach === 'all'
    ? sql<SqlBool>`true`
    : sql<SqlBool>`(${sql.ref(compound)} = any (${[...reach.compoundIds]}::uuid[]) or ${sql.ref(building)} = any (${[...reach.buildingIds]}::uuid[]))`
