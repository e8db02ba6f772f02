import { sql } from 'kysely'
import type { Ctx } from '../ctx.ts'
import type { Tx } from '../db/database.ts'
import type { Tables } from '../db/tables.generated.ts'

/** Two entries that are one person: what pointed at `from` points at `into` from now on. */
export type Pair = { from: string; into: string }

/**
 * One row that was led over: `was` and `is` are columns of it before and after. Where `is` is null the row was set aside, and
 * `was` is all of it, as PostgreSQL writes it in JSON.
 */
export type LedRow = { table: keyof Tables; id: string; was: Row; is: Row | null }

type Row = Record<string, unknown>

/** Leads rows of one table from one person to another by `column`. For the module whose table it is. */
export async function leadRows(
  tx: Tx,
  ctx: Ctx,
  { table, column, from, into }: Pair & { table: keyof Tables; column: string },
): Promise<LedRow[]> {
  const { rows } = await sql<{ id: string }>`update ${sql.table(table)} set ${sql.ref(column)} = ${into}::uuid
    where area_id = ${ctx.area.id} and ${sql.ref(column)} = ${from}::uuid returning id`.execute(tx)
  return rows.map(({ id }) => ({ table, id, was: { [column]: from }, is: { [column]: into } }))
}

/** Sets rows of one table aside: they are gone, and all of each is in the answer. */
export async function setAside(
  tx: Tx,
  ctx: Ctx,
  { table, ids }: { table: keyof Tables; ids: readonly string[] },
): Promise<LedRow[]> {
  const { rows } = await sql<{ id: string; was: Row }>`select t.id, to_jsonb(t) as was from ${sql.table(table)} t
    where t.area_id = ${ctx.area.id} and t.id = any (${[...ids]}::uuid[]) order by t.id for update`.execute(tx)
  await sql`delete from ${sql.table(table)} where area_id = ${ctx.area.id} and id = any (${[...ids]}::uuid[])`.execute(
    tx,
  )
  return rows.map(({ id, was }) => ({ table, id, was, is: null }))
}

/** Puts rows back as they were. Answers those it could not: changed since, gone, or standing in the way of one another. */
export async function putBack(tx: Tx, ctx: Ctx, rows: readonly LedRow[]): Promise<LedRow[]> {
  const left: LedRow[] = []
  for (const row of rows) if (!(await putOneBack(tx, ctx, row))) left.push(row)
  return left
}

async function putOneBack(tx: Tx, ctx: Ctx, { table, id, was, is }: LedRow): Promise<boolean> {
  const all = JSON.stringify(was)
  if (is === null) {
    const { rows } = await sql`insert into ${sql.table(table)}
      select r.* from jsonb_populate_record(null::${sql.table(table)}, ${all}::jsonb) r where r.area_id = ${ctx.area.id}
      on conflict do nothing returning id`.execute(tx)
    return rows.length === 1
  }
  const changed = Object.keys(was).filter((column) => is[column] !== was[column])
  const columns = sql.join(changed.map((column) => sql.ref(column)))
  const values = sql.join(changed.map((column) => sql`r.${sql.ref(column)}`))
  const { rows } = await sql`update ${sql.table(table)} t
    set (${columns}) = (select ${values} from jsonb_populate_record(null::${sql.table(table)}, ${all}::jsonb) r)
    where t.area_id = ${ctx.area.id} and t.id = ${id}::uuid and to_jsonb(t) @> ${JSON.stringify(is)}::jsonb returning t.id`.execute(
    tx,
  )
  return rows.length === 1
}

/** Whether anything was done to the row: some are only written down to see later whether they still stand so. */
const wasTouched = ({ was, is }: LedRow): boolean =>
  is === null || Object.entries(was).some(([column, value]) => is[column] !== value)

/** How many rows of which table. */
export function rowCounts(rows: readonly LedRow[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { table } of rows.filter(wasTouched)) counts[table] = (counts[table] ?? 0) + 1
  return counts
}
