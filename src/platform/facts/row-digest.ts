import { sql } from 'kysely'
import type { Ctx } from '../ctx.ts'
import type { Tx } from '../db/database.ts'
import type { Secrets } from '../secret/secrets.ts'
import { newestVersion, rowHashSql, type SealedTable } from './sealed-rows.ts'

/** One row of a registered table. */
export type RowRef = { table: SealedTable; id: string }

/**
 * What a fact keeps of a row. The digest is keyed: who has only the database can neither make one nor guess a name from it.
 * Null when the row was not there any more. `key` tells keys apart after the secret file was replaced.
 */
export type SealedRow = { table: SealedTable; id: string; v: number; key: string; digest: string | null }

/** Digests of rows as they stand now in the transaction; one statement a table. In the order asked for. */
export async function sealRows(tx: Tx, ctx: Ctx, rows: readonly RowRef[]): Promise<SealedRow[]> {
  const tables = [...new Set(rows.map(({ table }) => table))]
  const hashes = new Map<string, string>()
  for (const table of tables) {
    const ids = rows.filter((row) => row.table === table).map(({ id }) => id)
    for (const { id, hash } of await hashesOf(tx, ctx, { table, ids })) hashes.set(`${table} ${id}`, hash)
  }
  return rows.map((row) => sealed(ctx, row, hashes.get(`${row.table} ${row.id}`)))
}

async function hashesOf(tx: Tx, ctx: Ctx, { table, ids }: { table: SealedTable; ids: string[] }) {
  const hash = sql.raw<string>(rowHashSql(table, newestVersion(table)))
  const { rows } = await sql<{ id: string; hash: string }>`select t.id, ${hash} as hash from ${sql.table(table)} t
    where t.area_id = ${ctx.area.id} and t.id = any(${ids}::uuid[])`.execute(tx)
  return rows
}

function sealed({ secrets, area }: Ctx, { table, id }: RowRef, hash: string | undefined): SealedRow {
  const row = { table, id, v: newestVersion(table) }
  const digest = hash === undefined ? null : rowDigest(secrets, area.id, { ...row, hash })
  return { ...row, key: rowKey(secrets, area.id), digest }
}

/** The keyed digest of a row's hash. It holds for this row of this area only. */
export const rowDigest = (
  secrets: Secrets,
  areaId: number,
  row: { table: string; id: string; v: number; hash: string },
): string => secrets.hash(areaId, 'row', `${row.table} ${row.id} ${row.v} ${row.hash}`).toString('base64url')

/** A short name of the key digests are made with. */
export const rowKey = (secrets: Secrets, areaId: number): string =>
  secrets.hash(areaId, 'row', '').toString('hex').slice(0, 8)
