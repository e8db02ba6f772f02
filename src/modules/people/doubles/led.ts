import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { leadRows, setAside, type LedRow, type Pair } from '#platform/personal/leading.ts'

/** Tables of people and places whose rows follow the one who stays, and by which column. */
const followers = [
  { table: 'people.phone', column: 'person_id' },
  { table: 'people.opening', column: 'person_id' },
  { table: 'people.import_change', column: 'person_id' },
  { table: 'people.merge', column: 'kept_id' },
  { table: 'people.alias', column: 'person_id' },
] as const

/** Leads what hangs on one entry to the other. Which telephones stay was chosen before; a list that touched both is kept once. */
export async function leadPeople(tx: Tx, ctx: Ctx, pair: Pair): Promise<LedRow[]> {
  const twice = await sameImports(tx, ctx, pair)
  const led = await setAside(tx, ctx, { table: 'people.import_change', ids: twice })
  for (const follower of followers) led.push(...(await leadRows(tx, ctx, { ...follower, ...pair })))
  return led
}

/** What an import did to `from`, where it did something to `into` too. */
async function sameImports(tx: Tx, ctx: Ctx, { from, into }: Pair): Promise<string[]> {
  const rows = await tx
    .selectFrom('people.import_change')
    .select(['id', 'import_id', 'person_id'])
    .where('area_id', '=', ctx.area.id)
    .where('person_id', 'in', [from, into])
    .execute()
  const theirs = new Set(rows.flatMap((row) => (row.person_id === into ? [row.import_id] : [])))
  return rows.filter((row) => row.person_id === from && theirs.has(row.import_id)).map(({ id }) => id)
}
