import { sql, type Insertable, type RawBuilder } from 'kysely'
import type { Tx } from './database.ts'
import { withoutWaiting } from './in-area.ts'
import type { Tables } from './tables.generated.ts'

/** A table whose rows belong to areas. */
type TenantTable = { [Name in keyof Tables]: 'area_id' extends keyof Tables[Name] ? Name : never }[keyof Tables]

type Row<Table extends TenantTable> = Omit<Insertable<Tables[Table]>, 'area_id'>

/**
 * `again`: what becomes of a row whose key is there already. With `keep` it stays as it is; the columns named here are
 * replaced by what the new one says. Without it, such a row is an error.
 */
type Into<Table extends TenantTable> = {
  table: Table
  areaId: number
  again?: 'keep' | readonly (keyof Tables[Table] & string)[]
}

/**
 * Writes rows of one area in one statement whose text does not depend on how many they are, so that it is planned once.
 * A column that none of them has gets its default; one that only others have is null. Not for a table with a jsonb column.
 */
export async function insertRows<Table extends TenantTable>(
  tx: Tx,
  into: Into<Table>,
  rows: readonly Row<Table>[],
): Promise<void> {
  if (rows.length > 0) await insertion(into, rows).execute(tx)
}

/** The same, not waited for (`withoutWaiting`): statements sent after it see its rows. */
export function sendRows<Table extends TenantTable>(tx: Tx, into: Into<Table>, rows: readonly Row<Table>[]): void {
  if (rows.length > 0) withoutWaiting(tx, { compile: () => insertion(into, rows).compile(tx) })
}

function insertion<Table extends TenantTable>(
  { table, areaId, again }: Into<Table>,
  rows: readonly Row<Table>[],
): RawBuilder<unknown> {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))].map((name) => sql.ref(name))
  const written = JSON.stringify(rows, asText)
  return sql`insert into ${sql.table(table)} (area_id, ${sql.join(columns)})
    select ${areaId}::int, ${sql.join(columns)} from json_populate_recordset(null::${sql.table(table)}, ${written}::json)
    ${onConflict(again)} returning area_id`
}

function onConflict(again: 'keep' | readonly string[] | undefined): RawBuilder<unknown> {
  if (again === undefined) return sql``
  if (again === 'keep') return sql`on conflict do nothing`
  const replaced = again.map((name) => sql`${sql.ref(name)} = ${sql.ref(`excluded.${name}`)}`)
  return sql`on conflict (area_id, id) do update set ${sql.join(replaced)}`
}

type Buffered = { type: 'Buffer'; data: number[] }

/** Bytes as PostgreSQL reads them. JSON has made its own thing of them by the time it asks. */
const asText = (_: string, value: unknown): unknown =>
  (value as Buffered | null)?.type === 'Buffer' ? `\\x${Buffer.from((value as Buffered).data).toString('hex')}` : value
