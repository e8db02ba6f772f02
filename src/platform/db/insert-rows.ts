import { sql, type Insertable } from 'kysely'
import type { Tx } from './database.ts'
import type { Tables } from './tables.generated.ts'

/** A table whose rows belong to areas. */
type TenantTable = { [Name in keyof Tables]: 'area_id' extends keyof Tables[Name] ? Name : never }[keyof Tables]

/**
 * Writes rows of one area in one statement whose text does not depend on how many they are, so that it is planned once.
 * A column that none of them has gets its default; one that only others have is null. Not for a table with a jsonb column.
 */
export async function insertRows<Table extends TenantTable>(
  tx: Tx,
  { table, areaId }: { table: Table; areaId: number },
  rows: readonly Omit<Insertable<Tables[Table]>, 'area_id'>[],
): Promise<void> {
  if (rows.length === 0) return
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))].map((name) => sql.ref(name))
  const written = JSON.stringify(rows, asText)
  await sql`insert into ${sql.table(table)} (area_id, ${sql.join(columns)})
    select ${areaId}::int, ${sql.join(columns)} from json_populate_recordset(null::${sql.table(table)}, ${written}::json)
    returning area_id`.execute(tx)
}

type Buffered = { type: 'Buffer'; data: number[] }

/** Bytes as PostgreSQL reads them. JSON has made its own thing of them by the time it asks. */
const asText = (_: string, value: unknown): unknown =>
  (value as Buffered | null)?.type === 'Buffer' ? `\\x${Buffer.from((value as Buffered).data).toString('hex')}` : value
