import { sql } from 'kysely'
import type { Database, Tx } from '../db/database.ts'
import { inArea } from '../db/in-area.ts'
import type { Secrets } from '../secret/secrets.ts'
import { rowDigest, rowKey } from './row-digest.ts'
import { anyRowHashSql, sealedTableNames, type SealedTable } from './sealed-rows.ts'

/** A row that is not as the newest fact about it says; `factId`, `name` and `at` are that fact's. */
export type RowFinding = {
  kind: 'changed' | 'vanished' | 'reappeared'
  table: SealedTable
  id: string
  factId: string
  name: string
  at: Date
}

/** `unreadable` rows were sealed under another secret file, or a column list this program does not know. */
export type RowsVerdict = { rows: number; unreadable: number; findings: RowFinding[] }

type Scope = { db: Database; secrets: Secrets }

type Compared = {
  row_id: string
  fact_id: string
  name: string
  at: Date
  v: string | null
  key: string | null
  digest: string | null
  hash: string | null
  there: boolean
}

const AT_ONCE = 2000
const MOST_FINDINGS = 100

/**
 * Compares each sealed row of an area with the newest fact about it. One statement a table sees both at the same moment,
 * so that writers at work are no findings.
 */
export async function verifyRows(scope: Scope, area: { id: number }): Promise<RowsVerdict> {
  const verdict: RowsVerdict = { rows: 0, unreadable: 0, findings: [] }
  for (const table of sealedTableNames)
    await inArea({ db: scope.db, area }, async (tx) => {
      await openCursor(tx, area.id, table)
      for (let rows = await fetchSome(tx); rows.length > 0; rows = await fetchSome(tx))
        for (const row of rows) weigh(verdict, scope, { areaId: area.id, table, row })
    })
  return verdict
}

/** What somebody wrote there that is no id finds no row. */
const asId = sql.raw(`case when m.row_id ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then m.row_id::uuid end`)

/** The ids are made before the tables meet: behind row level security only a plain column is looked up in an index. */
async function openCursor(tx: Tx, areaId: number, table: SealedTable): Promise<void> {
  const hash = sql.raw(anyRowHashSql(table, 'n.v'))
  await sql`declare sealed_rows no scroll cursor for
    with m as (
      select distinct on (f.detail->'row'->>'id') f.detail->'row'->>'id' as row_id, f.id as fact_id, f.name, f.at,
        f.detail->'row'->>'v' as v, f.detail->'row'->>'key' as key, f.detail->'row'->>'digest' as digest
      from platform.fact f
      where f.area_id = ${areaId} and f.detail->'row'->>'table' = ${table}
      order by f.detail->'row'->>'id', f.seq desc),
    n as materialized (select m.*, ${asId} as its_id from m)
    select n.*, ${hash} as hash, t.id is not null as there
    from n left join ${sql.table(table)} t on t.area_id = ${areaId} and t.id = n.its_id`.execute(tx)
}

const fetchSome = async (tx: Tx): Promise<Compared[]> =>
  (await sql<Compared>`fetch ${sql.lit(AT_ONCE)} from sealed_rows`.execute(tx)).rows

type Weighed = { areaId: number; table: SealedTable; row: Compared }

function weigh(verdict: RowsVerdict, { secrets }: Scope, { areaId, table, row }: Weighed): void {
  verdict.rows += 1
  const known = row.key === rowKey(secrets, areaId) && (row.hash !== null || !row.there)
  if (!known) {
    verdict.unreadable += 1
    return
  }
  const kind = differs(secrets, { areaId, table, row })
  if (!kind || verdict.findings.length >= MOST_FINDINGS) return
  verdict.findings.push({ kind, table, id: row.row_id, factId: row.fact_id, name: row.name, at: row.at })
}

function differs(secrets: Secrets, { areaId, table, row }: Weighed): RowFinding['kind'] | undefined {
  if (!row.there || row.hash === null) return row.digest === null ? undefined : 'vanished'
  if (row.digest === null) return 'reappeared'
  const digest = rowDigest(secrets, areaId, { table, id: row.row_id, v: Number(row.v), hash: row.hash })
  return digest === row.digest ? undefined : 'changed'
}
